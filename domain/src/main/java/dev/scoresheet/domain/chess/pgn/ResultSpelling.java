package dev.scoresheet.domain.chess.pgn;

import dev.scoresheet.domain.chess.Result;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Spellings of a result that the reader accepts: `1-0`, `0-1`, `1/2-1/2`, `*`, and also `1/2`, `½`, `½-½`, `0.5-0.5`
/// and `0,5-0,5`. The dash may be a colon or any other dash, with blanks around it.
public final class ResultSpelling {

    private static final String DASH = "[-:\u2010-\u2015\u2212]";
    private static final String POINTS = "(1/2|\u00bd|0[.,]5|1|0)";
    private static final String END = "(?![\\p{L}\\p{Nd}/]|(?:[.,]|" + DASH + ")[\\p{L}\\p{Nd}])";
    private static final Pattern SPELLING =
            Pattern.compile("\\*|(?:" + POINTS + "\\s*+" + DASH + "\\s*+" + POINTS + "|1/2|\u00bd)" + END);

    private ResultSpelling() {}

    /// Reads the value of the tag `Result`.
    public static Optional<Result> read(String text) {
        var matcher = SPELLING.matcher(text.strip());
        return matcher.matches() ? meaning(matcher) : Optional.empty();
    }

    /// Reads the result at the cursor, if there is one, and moves the cursor behind it.
    static Optional<Result> read(LineCursor cursor) {
        var matcher = cursor.matcher(SPELLING);
        var result = "*10\u00bd".indexOf(cursor.peek()) >= 0 && matcher.lookingAt()
                ? meaning(matcher)
                : Optional.<Result>empty();
        result.ifPresent(_ -> cursor.skip(matcher.group().length()));
        return result;
    }

    private static Optional<Result> meaning(Matcher spelled) {
        if (spelled.start(1) < 0) {
            return Optional.of(spelled.group().equals("*") ? Result.UNFINISHED : Result.DRAW);
        }
        return Result.of(points(spelled.group(1)) + "-" + points(spelled.group(2)));
    }

    private static String points(String text) {
        return text.equals("1") || text.equals("0") ? text : "1/2";
    }
}
