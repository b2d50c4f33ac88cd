package dev.scoresheet.adapters.http.kernel.route;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// Problem types that a class declares as constants, public or not.
public final class DeclaredProblems {

    private DeclaredProblems() {}

    public static Set<ProblemType> of(Class<?> declaring) {
        return Arrays.stream(declaring.getDeclaredFields())
                .filter(field -> field.getType() == ProblemType.class)
                .map(field -> {
                    try {
                        field.setAccessible(true);
                        return (ProblemType) field.get(null);
                    } catch (IllegalAccessException hidden) {
                        throw new AssertionError(hidden);
                    }
                })
                .collect(Collectors.toSet());
    }
}
