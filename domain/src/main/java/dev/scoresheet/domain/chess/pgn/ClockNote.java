package dev.scoresheet.domain.chess.pgn;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Time left to a player after a move, as a note in a comment: `[%clk 1:02:03]`, with up to three decimals of a second
/// if known. The reader also accepts a comma and more decimals.
public final class ClockNote {

    private static final Pattern NOTE =
            Pattern.compile("\\[%clk\\s+(\\d{1,6}):(\\d{1,6}):(\\d{1,6})([.,]\\d+)?\\s*\\]");

    private ClockNote() {}

    public static String of(Duration left) {
        var seconds = "%d:%02d:%02d".formatted(left.toHours(), left.toMinutesPart(), left.toSecondsPart());
        int millis = left.toMillisPart();
        return "[%clk " + seconds + (millis == 0 ? "" : decimals(millis)) + "]";
    }

    private static String decimals(int millis) {
        var decimals = "%03d".formatted(millis);
        int end = decimals.length();
        while (decimals.charAt(end - 1) == '0') {
            end--;
        }
        return "." + decimals.substring(0, end);
    }

    /// Returns the first readable clock note of a comment.
    public static Optional<Duration> in(String comment) {
        var note = NOTE.matcher(comment);
        return note.find() ? Optional.of(time(note)) : Optional.empty();
    }

    /// Returns the comment with its clock in the usual spelling.
    public static String respelled(String comment) {
        var note = NOTE.matcher(comment);
        return note.find() && isUnusual(note)
                ? comment.substring(0, note.start()) + of(time(note)) + comment.substring(note.end())
                : comment;
    }

    /// Returns the kind of note that the clock of a comment needs; empty if there is no clock or a usual one.
    static Optional<PgnNote.Kind> doubt(String comment) {
        var note = NOTE.matcher(comment);
        if (!note.find()) {
            return comment.contains("[%clk") ? Optional.of(PgnNote.Kind.UNREADABLE_CLOCK) : Optional.empty();
        }
        return isUnusual(note) ? Optional.of(PgnNote.Kind.CLOCK_SPELLING) : Optional.empty();
    }

    private static boolean isUnusual(Matcher note) {
        return note.start(4) >= 0
                && (note.group(4).startsWith(",") || note.group(4).length() > 4);
    }

    /// Returns the time, cut after the third decimal.
    private static Duration time(Matcher note) {
        int millis = note.start(4) < 0 ? 0 : Integer.parseInt((note.group(4).substring(1) + "00").substring(0, 3));
        return Duration.ofHours(Integer.parseInt(note.group(1)))
                .plusMinutes(Integer.parseInt(note.group(2)))
                .plusSeconds(Integer.parseInt(note.group(3)))
                .plusMillis(millis);
    }
}
