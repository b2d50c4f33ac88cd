package dev.scoresheet.adapters.postgres.chess;

import java.util.Optional;

/// Ranges of text for prefixes. An index of text in collation "C" can answer them, also for a parameter.
final class TextRange {

    private static final int BEFORE_SURROGATES = Character.MIN_SURROGATE - 1;
    private static final int AFTER_SURROGATES = Character.MAX_SURROGATE + 1;

    private TextRange() {}

    /// Returns the first text, in the order of code points, after all texts with a prefix; empty when no text follows.
    static Optional<String> firstBeyond(String prefix) {
        var points = prefix.codePoints().toArray();
        for (int last = points.length - 1; last >= 0; last--) {
            if (points[last] < Character.MAX_CODE_POINT) {
                var next = points[last] == BEFORE_SURROGATES ? AFTER_SURROGATES : points[last] + 1;
                return Optional.of(new String(points, 0, last) + Character.toString(next));
            }
        }
        return Optional.empty();
    }
}
