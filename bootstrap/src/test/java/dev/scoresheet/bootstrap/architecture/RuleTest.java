package dev.scoresheet.bootstrap.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Runs every rule twice. Over the house, the rule must hold and select something. Over the house with the
/// planted violation, it must report exactly the class that is called `Breaks…`.
public abstract class RuleTest {

    @ParameterizedTest
    @MethodSource("rules")
    void holds_in_the_house(Rule rule) {
        rule.in().apply(House.REAL).check(House.realClasses());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void reports_the_planted_violation_and_nothing_else(Rule rule) {
        var planted = rule.planted();
        var classes = planted.classes();
        var breaking = classes.stream()
                .map(JavaClass::getSimpleName)
                .filter(name -> name.startsWith("Breaks"))
                .distinct()
                .toList();
        assertEquals(1, breaking.size(), "one planted class in " + planted.root() + ", found " + breaking);

        var result = rule.in().apply(planted).evaluate(classes);

        assertTrue(result.hasViolation(), rule + " lets " + breaking + " through");
        List<String> others = result.getFailureReport().getDetails().stream()
                .filter(detail -> !detail.contains(breaking.getFirst()))
                .toList();
        assertEquals(List.of(), others, "reported in addition to the planted class");
    }
}
