package dev.scoresheet.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.FileDescriptor;
import java.io.PrintStream;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Time, ids and randomness come in by the door; configuration is read in one place.
final class PurityRules extends RuleTest {

    /// Class that is an exception to two rules. An operator that sends a second signal does not wait, and the
    /// JDK has signals only where the compiler refuses to name them.
    private static final String SECOND_SIGNAL = "SecondSignal";

    /// The clock of the machine is one class, and only adapters and the wiring take it.
    private static final String SYSTEM_TIME = "SystemTimeSource";

    /// A process without memory cannot end in order.
    private static final String LAST_WORDS = "LastWords";

    /// Members that read the clock of the machine, or sleep by it.
    private static final Pattern CLOCK = Pattern.compile("java[.](lang[.](System[.](nanoTime|currentTimeMillis)"
            + "|Thread[.]sleep)|util[.]concurrent[.]TimeUnit[.]sleep|time[.].*[.]now"
            + "|time[.](InstantSource|Clock)[.](system|tick).*)");

    static Stream<Rule> rules() {
        return Stream.of(
                rule("noclockinside", PurityRules::noClockInside),
                rule("oneclassreadstheclock", PurityRules::oneClassReadsTheClock),
                rule("oneplacereadstheenvironment", PurityRules::onePlaceReadsTheEnvironment),
                rule("oneplaceexits", PurityRules::onePlaceExits),
                rule("oneplacewrites", PurityRules::onePlaceWrites),
                rule("noreflection", PurityRules::noReflection),
                rule("nojavaserialization", PurityRules::noJavaSerialization),
                rule("nostaticstate", PurityRules::noStaticState));
    }

    private static ArchRule noClockInside(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.domain(), house.application())
                .and()
                .doNotHaveSimpleName(SYSTEM_TIME)
                .should()
                .callMethodWhere(target(name("now"))
                        .or(target(owner(type(TimeSource.class))).and(target(name("system"))))
                        .or(target(name("randomUUID")))
                        .or(target(owner(type(System.class))))
                        .or(target(owner(type(Thread.class))))
                        .or(target(owner(type(Math.class))).and(target(name("random")))))
                .orShould()
                .dependOnClassesThat(assignableTo(Random.class))
                .as("domain and application read no clock, sleep never, and draw no ids or random numbers")
                .because("the same history must fold to the same state, anywhere and in any year");
    }

    /// Adapters and the wiring take the clock as a value too, so that a wait has one form and one test.
    private static ArchRule oneClassReadsTheClock(House house) {
        return noClasses()
                .that()
                .doNotHaveSimpleName(SYSTEM_TIME)
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe("read the clock of the machine", PurityRules::readsTheClock))
                .because("the time of day may jump, so waits need the other clock");
    }

    private static boolean readsTheClock(JavaAccess<?> access) {
        var target = access.getTarget();
        return CLOCK.matcher(target.getOwner().getName() + "." + target.getName())
                .matches();
    }

    private static ArchRule onePlaceReadsTheEnvironment(House house) {
        return noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Launch")
                .should()
                .callMethodWhere(target(owner(type(System.class))).and(target(name("getenv"))))
                .because("it is handed over once, whole, and the configuration names every setting's origin");
    }

    private static ArchRule onePlaceExits(House house) {
        return noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Launch")
                .and()
                .doNotHaveSimpleName(SECOND_SIGNAL)
                .and()
                .doNotHaveSimpleName(LAST_WORDS)
                .should()
                .callMethodWhere(exits())
                .because("whoever started something must get to stop it");
    }

    private static DescribedPredicate<JavaCall<?>> exits() {
        DescribedPredicate<JavaCall<?>> ofSystem =
                target(owner(type(System.class))).and(target(name("exit")));
        return ofSystem.or(target(owner(type(Runtime.class))).and(target(nameMatching("exit|halt"))));
    }

    /// A print stream swallows what goes wrong.
    private static ArchRule onePlaceWrites(House house) {
        return noClasses()
                .that()
                .doNotHaveSimpleName("Output")
                .should()
                .dependOnClassesThat(type(PrintStream.class).or(type(FileDescriptor.class)))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .because("a write that fails ends the command, and print streams keep silent about it");
    }

    private static ArchRule noReflection(House house) {
        return noClasses()
                .that(House.HAND_WRITTEN)
                .and()
                .doNotHaveSimpleName(SECOND_SIGNAL)
                .should()
                .dependOnClassesThat(resideInAPackage("java.lang.reflect.."))
                .orShould()
                .callMethodWhere(target(owner(type(Class.class))).and(target(name("forName"))))
                .because("a switch is checked by the compiler");
    }

    private static ArchRule noJavaSerialization(House house) {
        return noClasses()
                .should()
                .dependOnClassesThat(assignableTo(java.io.ObjectInputStream.class)
                        .or(assignableTo(java.io.ObjectOutputStream.class)))
                .because("class names appear nowhere in data");
    }

    private static ArchRule noStaticState(House house) {
        return noFields()
                .that()
                .areStatic()
                .and(House.inHandWrittenClass())
                .should()
                .notBeFinal()
                .because("what changes is passed to its users");
    }

    private static Rule rule(String name, Function<House, ArchRule> in) {
        return Rule.of(PurityRules.class, name, in);
    }
}
