package dev.scoresheet.domain.chess.pgn;

import java.time.Duration;
import java.util.Optional;

/// The time that a player had left after a move, as files note it within a comment: `[%clk 1:02:03]`, with up
/// to three decimals of a second where known.
public final class ClockNote {

    private static final String OPENING = "[%clk ";

    private ClockNote() {}

    public static String of(Duration left) {
        var seconds = "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
        int millis = left.toMillisPart();
        return OPENING + seconds + (millis == 0 ? "" : decimals(millis)) + "]";
    }

    private static String decimals(int millis) {
        var decimals = "%03d".formatted(millis);
        int end = decimals.length();
        while (decimals.charAt(end - 1) == '0') {
            end--;
        }
        return "." + decimals.substring(0, end);
    }

    /// The first such note in a comment.
    public static Optional<Duration> in(String comment) {
        int opening = comment.indexOf(OPENING);
        int closing = comment.indexOf(']', Math.max(opening, 0));
        if (opening < 0 || closing < 0) {
            return Optional.empty();
        }
        return parse(comment.substring(opening + OPENING.length(), closing).strip());
    }

    private static Optional<Duration> parse(String text) {
        var parts = text.split(":", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        var seconds = parts[2].split("\\.", -1);
        var decimals = seconds.length == 2 ? seconds[1] : "0";
        if (seconds.length > 2
                || !number(parts[0])
                || !number(parts[1])
                || !number(seconds[0])
                || !number(decimals)
                || decimals.length() > 3) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofHours(Integer.parseInt(parts[0]))
                .plusMinutes(Integer.parseInt(parts[1]))
                .plusSeconds(Integer.parseInt(seconds[0]))
                .plusMillis(Integer.parseInt((decimals + "00").substring(0, 3))));
    }

    private static boolean number(String digits) {
        return !digits.isEmpty()
                && digits.length() <= 6
                && digits.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }
}
