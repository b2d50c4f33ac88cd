package dev.scoresheet.adapters.cli.kernel;

import java.util.Collection;
import java.util.Comparator;

/// Suggestion for a mistyped name: the known name with the fewest edits.
public final class NameSuggestion {

    private NameSuggestion() {}

    public static String to(String written, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> edits(written, name))
                        .thenComparing(name -> name))
                .orElseThrow();
    }

    /// Returns the Levenshtein distance, computed row by row.
    private static int edits(String one, String other) {
        var above = new int[other.length() + 1];
        for (var column = 0; column <= other.length(); column++) {
            above[column] = column;
        }
        for (var row = 1; row <= one.length(); row++) {
            var current = new int[other.length() + 1];
            current[0] = row;
            for (var column = 1; column <= other.length(); column++) {
                var changed = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(Math.min(above[column], current[column - 1]) + 1, above[column - 1] + changed);
            }
            above = current;
        }
        return above[other.length()];
    }
}
