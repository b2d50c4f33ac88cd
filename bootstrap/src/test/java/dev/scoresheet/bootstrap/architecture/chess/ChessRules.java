package dev.scoresheet.bootstrap.architecture.chess;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.scoresheet.bootstrap.architecture.House;
import dev.scoresheet.bootstrap.architecture.Rule;
import dev.scoresheet.bootstrap.architecture.RuleTest;
import dev.scoresheet.domain.kernel.Decider;
import java.util.function.Function;
import java.util.stream.Stream;

/// The rules that select classes of chess, and so go with it.
final class ChessRules extends RuleTest {

    static Stream<Rule> rules() {
        return Stream.of(
                rule("kernelneverknowschess", ChessRules::kernelNeverKnowsChess),
                rule("nocycles", ChessRules::noCycles),
                rule("aggregatesarestrangers", ChessRules::aggregatesAreStrangers),
                rule("familiesarerecords", ChessRules::familiesAreRecords),
                rule("eventsarevalues", ChessRules::eventsAreValues),
                rule("decidersarefixed", ChessRules::decidersAreFixed),
                rule("httpshowsviews", ChessRules::httpShowsViews));
    }

    private static ArchRule kernelNeverKnowsChess(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.kernel())
                .should()
                .dependOnClassesThat(resideInAPackage(house.chess()))
                .because("deleting every directory called chess must leave something that works");
    }

    /// The subject's root package, home of the union of its events, is no slice: a sealed parent and its children
    /// always know each other.
    private static ArchRule noCycles(House house) {
        return slices().matching(house.root() + ".domain.chess.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a package that cannot be read alone is not a package");
    }

    private static ArchRule aggregatesAreStrangers(House house) {
        return classes()
                .that()
                .resideInAPackage(house.root() + ".domain.chess.game..")
                .should()
                .onlyDependOnClassesThat(resideInAPackage(house.root() + ".domain.chess.archive..")
                        .and(DescribedPredicate.not(simpleNameEndingWith("Event")))
                        .and(DescribedPredicate.not(simpleNameEndingWith("Id")))
                        .negate())
                .because("aggregates meet through events and ids");
    }

    private static DescribedPredicate<JavaClass> simpleNameEndingWith(String suffix) {
        return DescribedPredicate.describe(
                "named …" + suffix, type -> outermost(type).getSimpleName().endsWith(suffix));
    }

    private static JavaClass outermost(JavaClass type) {
        var outer = type;
        while (outer.getEnclosingClass().isPresent()) {
            outer = outer.getEnclosingClass().get();
        }
        return outer;
    }

    private static ArchRule familiesAreRecords(House house) {
        return classes()
                .that()
                .resideInAPackage(house.domain())
                .and(belongToAFamily("Command", "Event", "Rejection"))
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .because("what is asked, happens or is refused is data");
    }

    private static DescribedPredicate<JavaClass> belongToAFamily(String... words) {
        return DescribedPredicate.describe(
                "belong to a sealed family of commands, events or rejections",
                type -> type.getAllRawInterfaces().stream()
                        .anyMatch(family -> Stream.of(words)
                                .anyMatch(word -> family.getSimpleName().endsWith(word))));
    }

    private static ArchRule eventsAreValues(House house) {
        return classes()
                .that()
                .resideInAPackage(house.domain())
                .and(belongToAFamily("Event"))
                .and()
                .areNotInterfaces()
                .should(new HaveOnlyComponentsThatAreValues())
                .because("an event is stored for ever");
    }

    private static ArchRule decidersAreFixed(House house) {
        return classes()
                .that()
                .areAssignableTo(Decider.class)
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .haveOnlyFinalFields()
                .because("a decision depends on the command and the state, and on nothing else");
    }

    private static ArchRule httpShowsViews(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.root() + ".adapters.http.chess..")
                .should()
                .dependOnClassesThat(resideInAPackage(house.domain())
                        .and(assignableTo(Decider.class)
                                .or(DescribedPredicate.describe(
                                        "are the state of an aggregate", type -> isState(outermost(type))))))
                .because("routes translate; what they show is a view");
    }

    private static boolean isState(JavaClass type) {
        return type.getSimpleName().equals("Game") || type.getSimpleName().equals("ArchivedGame");
    }

    private static Rule rule(String name, Function<House, ArchRule> in) {
        return Rule.of(ChessRules.class, name, in);
    }

    /// Ids, value records, enums, numbers, text, instants, durations, or lists of these.
    private static final class HaveOnlyComponentsThatAreValues extends ArchCondition<JavaClass> {

        HaveOnlyComponentsThatAreValues() {
            super("have only components that are values");
        }

        @Override
        public void check(JavaClass event, ConditionEvents events) {
            for (var field : event.getFields()) {
                if (!field.getModifiers().contains(JavaModifier.STATIC) && !isValue(field)) {
                    events.add(SimpleConditionEvent.violated(
                            event,
                            field.getFullName() + " is a " + field.getRawType().getName()));
                }
            }
        }

        private static boolean isValue(JavaField field) {
            var type = field.getRawType();
            return type.isPrimitive()
                    || type.isRecord()
                    || type.isEnum()
                    || type.isEquivalentTo(String.class)
                    || type.isEquivalentTo(java.util.List.class)
                    || type.isEquivalentTo(java.time.Instant.class)
                    || type.isEquivalentTo(java.time.Duration.class)
                    || (type.isInterface()
                            && resideInAnyPackage("dev.scoresheet..").test(type));
        }
    }
}
