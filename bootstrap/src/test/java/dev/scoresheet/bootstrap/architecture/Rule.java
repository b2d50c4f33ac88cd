package dev.scoresheet.bootstrap.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.function.Function;

/// A rule, written for any house, and the planted house that breaks it.
public record Rule(String name, House planted, Function<House, ArchRule> in) {

    /// Its planted house lies below the package of the class that states the rule.
    public static Rule of(Class<?> rules, String name, Function<House, ArchRule> in) {
        return new Rule(name, new House(rules.getPackageName() + ".planted." + name), in);
    }

    @Override
    public String toString() {
        return name;
    }
}
