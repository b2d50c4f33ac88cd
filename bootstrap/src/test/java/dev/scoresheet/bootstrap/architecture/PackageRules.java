package dev.scoresheet.bootstrap.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Packages can be read one at a time: each is small, none depends on itself by a detour, and a name means one thing.
final class PackageRules extends RuleTest {

    private static final int MOST_TYPES = 25;

    static Stream<Rule> rules() {
        return Stream.of(
                rule("smallpackages", PackageRules::packagesAreSmall),
                rule("packagecycles", PackageRules::packagesHaveNoCycles),
                rule("onemeaning", PackageRules::aNameMeansOneThing));
    }

    private static ArchRule packagesAreSmall(House house) {
        return ArchRuleDefinition.classes()
                .that(areReadAlone())
                .should(new ShareWithFew("share their package with at most " + MOST_TYPES + " types in all") {
                    @Override
                    Stream<List<JavaClass>> groups(Collection<JavaClass> types) {
                        return types.stream()
                                .collect(Collectors.groupingBy(JavaClass::getPackageName))
                                .values()
                                .stream()
                                .filter(group -> group.size() > MOST_TYPES);
                    }
                })
                .because("a reader keeps about so many names in mind");
    }

    private static ArchRule packagesHaveNoCycles(House house) {
        return slices().assignedFrom(new ByPackage(house))
                .should()
                .beFreeOfCycles()
                .because("a package that cannot be read alone is not a package");
    }

    private static ArchRule aNameMeansOneThing(House house) {
        return ArchRuleDefinition.classes()
                .that(areReadAlone())
                .should(new ShareWithFew("have a name of their own") {
                    @Override
                    Stream<List<JavaClass>> groups(Collection<JavaClass> types) {
                        return types.stream().collect(Collectors.groupingBy(JavaClass::getSimpleName)).values().stream()
                                .filter(group -> group.size() > 1);
                    }
                })
                .because("a reader of one type must not think of another");
    }

    /// Types of a file of their own, written by hand.
    private static DescribedPredicate<JavaClass> areReadAlone() {
        return DescribedPredicate.describe(
                "are hand-written top-level types",
                type -> House.HAND_WRITTEN.test(type)
                        && type.isTopLevelClass()
                        && !type.getSimpleName().equals("package-info"));
    }

    /// Reports each group of types that is too large, once, by all of its members.
    private abstract static class ShareWithFew extends ArchCondition<JavaClass> {

        ShareWithFew(String description) {
            super(description);
        }

        private List<JavaClass> all = List.of();

        abstract Stream<List<JavaClass>> groups(Collection<JavaClass> types);

        @Override
        public void init(Collection<JavaClass> types) {
            all = List.copyOf(types);
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            // groups are reported at the end
        }

        @Override
        public void finish(ConditionEvents events) {
            groups(all)
                    .forEach(group -> events.add(SimpleConditionEvent.violated(
                            group.getFirst(),
                            group.size() + " types: "
                                    + group.stream()
                                            .map(JavaClass::getName)
                                            .sorted(Comparator.naturalOrder())
                                            .toList())));
        }
    }

    /// Every package is a slice. Two kinds of types belong to none: generated tables, and the union of a
    /// subject's events, because a sealed parent and its children always know each other.
    private record ByPackage(House house) implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return House.HAND_WRITTEN.test(type)
                            && type.getPackageName().startsWith(house.root())
                            && !isUnionOfPackages(type)
                    ? SliceIdentifier.of(type.getPackageName())
                    : SliceIdentifier.ignore();
        }

        private static boolean isUnionOfPackages(JavaClass type) {
            var loaded = type.reflect();
            return loaded.isSealed()
                    && Stream.of(loaded.getPermittedSubclasses())
                            .noneMatch(child -> child.getPackage().equals(loaded.getPackage()));
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }

    private static Rule rule(String name, Function<House, ArchRule> in) {
        return Rule.of(PackageRules.class, name, in);
    }
}
