package dev.scoresheet.bootstrap.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.scoresheet.bootstrap.architecture.Aggregates.Family.COMMANDS;
import static dev.scoresheet.bootstrap.architecture.Aggregates.Family.EVENTS;
import static dev.scoresheet.bootstrap.architecture.Aggregates.Family.REJECTIONS;
import static dev.scoresheet.bootstrap.architecture.Aggregates.Family.STATES;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.domain.kernel.Decider;
import java.time.InstantSource;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Rules for any subject. They find its aggregates by their deciders, and hold in a house that has none yet.
final class SubjectRules extends RuleTest {

    static Stream<Rule> rules() {
        return Stream.of(
                rule("kernelknowsnosubject", (house, _) -> kernelKnowsNoSubject(house)),
                rule("decidersarefixed", (_, _) -> decidersAreFixed()),
                rule("familiesarerecords", (_, aggregates) -> familiesAreRecords(aggregates)),
                rule("eventsarevalues", SubjectRules::eventsAreValues),
                rule("aggregatesarestrangers", (_, aggregates) -> aggregatesAreStrangers(aggregates)),
                rule("commandstaketimefromthestore", (house, _) -> commandsTakeTimeFromTheStore(house)),
                rule("httpneverdecides", (house, _) -> httpNeverDecides(house)),
                rule("httpshowsviews", SubjectRules::httpShowsViews));
    }

    private static ArchRule kernelKnowsNoSubject(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.kernel())
                .should()
                .dependOnClassesThat(house.areOfASubject())
                .as("the kernel depends on no class of a subject")
                .because("the kernel must work with any subject, and without one");
    }

    private static ArchRule decidersAreFixed() {
        return classes()
                .that()
                .areAssignableTo(Decider.class)
                .and()
                .areNotInterfaces()
                .should()
                .haveModifier(JavaModifier.FINAL)
                .andShould()
                .haveOnlyFinalFields()
                .as("a decider is a final class with final fields")
                .because("a decision depends on the command and the state, and on nothing else");
    }

    private static ArchRule familiesAreRecords(Aggregates aggregates) {
        return classes()
                .that(aggregates.membersOf(COMMANDS, EVENTS, REJECTIONS))
                .and()
                .areNotInterfaces()
                .should()
                .beRecords()
                .as("commands, events and rejections are records")
                .because("they are data");
    }

    private static ArchRule eventsAreValues(House house, Aggregates aggregates) {
        return classes()
                .that(aggregates.membersOf(EVENTS))
                .and()
                .areNotInterfaces()
                .should(new HaveOnlyValues(house))
                .as("events have only components that are values")
                .because("an event is stored for ever");
    }

    private static ArchRule aggregatesAreStrangers(Aggregates aggregates) {
        return classes()
                .that(describe(
                        "belong to an aggregate", type -> aggregates.home(type).isPresent()))
                .should(new MeetByEventsAndIds(aggregates))
                .as("an aggregate knows another one only by its events and ids")
                .because("a decision reads one stream");
    }

    private static ArchRule commandsTakeTimeFromTheStore(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.adapter("http"))
                .and(describe("send commands", SubjectRules::sendsCommands))
                .should()
                .callMethodWhere(describe(
                        "read another clock than that of the store",
                        call -> call.getName().equals("instant")
                                && call.getTargetOwner().isAssignableTo(InstantSource.class)
                                && !call.getTargetOwner().isAssignableTo(StoreClock.class)))
                .as("a route takes the instant of a command from the clock of the store")
                .because("the clocks of two machines differ");
    }

    private static boolean sendsCommands(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .anyMatch(one -> one.getTargetClass().isEquivalentTo(CommandHandler.class));
    }

    private static ArchRule httpNeverDecides(House house) {
        return noClasses()
                .that()
                .resideInAPackage(house.adapter("http"))
                .should()
                .dependOnClassesThat(assignableTo(Decider.class))
                .as("a route knows no decider")
                .because("it calls a command handler");
    }

    private static ArchRule httpShowsViews(House house, Aggregates aggregates) {
        var isState = aggregates.membersOf(STATES);
        return noClasses()
                .that()
                .resideInAPackage(house.adapter("http"))
                .should()
                .dependOnClassesThat(
                        isState.or(describe("are nested in a state", type -> isState.test(Aggregates.outermost(type)))))
                .as("a route knows no state of an aggregate")
                .because("it shows a view, so that the state can change");
    }

    /// Lets a rule select nothing only if the house has no aggregate.
    private static Rule rule(String name, BiFunction<House, Aggregates, ArchRule> in) {
        return Rule.of(SubjectRules.class, name, house -> {
            var aggregates = Aggregates.of(house);
            return in.apply(house, aggregates).allowEmptyShould(aggregates.areNone());
        });
    }
}
