package dev.scoresheet.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import dev.scoresheet.domain.kernel.Decider;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Aggregates of a house. Each has a decider, whose package is the aggregate's and whose type arguments are its
/// families.
record Aggregates(House house, List<JavaClass> deciders) {

    /// Type arguments of [Decider], in their order.
    enum Family {
        COMMANDS(0),
        STATES(1),
        EVENTS(2),
        REJECTIONS(3);

        private final int argument;

        Family(int argument) {
            this.argument = argument;
        }
    }

    static Aggregates of(House house) {
        return new Aggregates(
                house,
                house.classes().stream()
                        .filter(type -> type.isAssignableTo(Decider.class) && !type.isInterface())
                        .toList());
    }

    boolean areNone() {
        return deciders.isEmpty();
    }

    DescribedPredicate<JavaClass> membersOf(Family... families) {
        var roots = deciders.stream()
                .flatMap(decider -> Stream.of(families).map(family -> root(decider, family)))
                .filter(resideInAPackage(house.domain()))
                .toList();
        return DescribedPredicate.describe(
                "belong to the families " + List.of(families),
                type -> roots.stream().anyMatch(root -> type.isAssignableTo(root.getName())));
    }

    /// Returns the package of the class's aggregate: the longest one that fits.
    Optional<String> home(JavaClass type) {
        return deciders.stream()
                .map(JavaClass::getPackageName)
                .filter(home -> (type.getPackageName() + ".").startsWith(home + "."))
                .max(Comparator.comparingInt(String::length));
    }

    static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(Aggregates::outermost).orElse(type);
    }

    private static JavaClass root(JavaClass decider, Family family) {
        return decider.getInterfaces().stream()
                .filter(JavaParameterizedType.class::isInstance)
                .map(JavaParameterizedType.class::cast)
                .filter(parent -> parent.toErasure().isEquivalentTo(Decider.class))
                .map(parent ->
                        parent.getActualTypeArguments().get(family.argument).toErasure())
                .findFirst()
                .orElseThrow(() -> new AssertionError(decider.getName()
                        + " must name Decider itself, because its type arguments are the families of its aggregate"));
    }
}
