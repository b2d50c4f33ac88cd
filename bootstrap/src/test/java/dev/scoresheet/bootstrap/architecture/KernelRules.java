package dev.scoresheet.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.step.SafeProjection;
import java.util.function.Function;
import java.util.stream.Stream;

/// Rules for the kernel's ports and for the code that may call them.
final class KernelRules extends RuleTest {

    static Stream<Rule> rules() {
        return Stream.of(
                rule("adaptersofportsarehidden", KernelRules::adaptersOfPortsAreHidden),
                rule("arebuildsendsnothing", KernelRules::aRebuildSendsNothing),
                rule("arebuildreachesnoprocess", KernelRules::aRebuildReachesNoProcess),
                rule("oneplaceasksprojections", KernelRules::onePlaceAsksProjections));
    }

    /// Requires that a class that implements a port cannot be extended. Callers reach it through its module's
    /// front door or its constructor.
    private static ArchRule adaptersOfPortsAreHidden(House house) {
        return classes()
                .that()
                .resideInAPackage(house.adapters())
                .and()
                .areNotInterfaces()
                .and(implementAPortOf(house))
                .should()
                .notBePublic()
                .orShould()
                .haveModifier(JavaModifier.FINAL)
                .because("callers know the port");
    }

    /// Also by detours: nothing that rebuilds, repairs or checks a view reaches anything that could
    /// write an event.
    private static ArchRule aRebuildSendsNothing(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        house.root() + ".application.kernel.operations.views..",
                        house.root() + ".application.kernel.projection..")
                .should()
                .transitivelyDependOnClassesThat(assignableTo(EventStore.class).or(assignableTo(CommandHandler.class)))
                .because("a read model that is filled anew repeats no reaction");
    }

    /// Also by detours. The declarations of processes are part of the topology, so they can be reached.
    private static ArchRule aRebuildReachesNoProcess(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(
                        house.root() + ".application.kernel.operations.views..",
                        house.root() + ".application.kernel.projection..")
                .should()
                .transitivelyDependOnClassesThat(resideInAnyPackage(
                        house.root() + ".application.kernel.process.reaction..",
                        house.root() + ".application.kernel.process.step..",
                        house.root() + ".application.kernel.process.store.."))
                .because("a rebuild of a view reaches no reaction");
    }

    /// A projection may call its own functions.
    private static ArchRule onePlaceAsksProjections(House house) {
        return noClasses()
                .that()
                .areNotAssignableTo(Projection.class)
                .and()
                .areNotAssignableTo(SafeProjection.class)
                .should()
                .accessTargetWhere(target(nameMatching("changes|evolve|initial|gone"))
                        .and(targetOwner(assignableTo(Projection.class))))
                .because("each caller would decide anew which failures park an entry");
    }

    private static DescribedPredicate<JavaClass> implementAPortOf(House house) {
        var inApplication = resideInAPackage(house.application());
        return DescribedPredicate.describe(
                "implement a port", type -> type.getAllRawInterfaces().stream().anyMatch(inApplication));
    }

    private static Rule rule(String name, Function<House, ArchRule> in) {
        return Rule.of(KernelRules.class, name, in);
    }
}
