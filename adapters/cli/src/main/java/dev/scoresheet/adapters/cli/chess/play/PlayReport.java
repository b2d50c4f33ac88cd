package dev.scoresheet.adapters.cli.chess.play;

import java.util.List;
import java.util.Locale;

/// Report on the games played.
///
/// @param agreed games that ended as expected
/// @param endedEarlier games that today's rules end before their last move, and that agree up to there
/// @param unfinished games that agree and continue, because no command makes their end
/// @param commands number of commands, without resends
/// @param resent number of commands that were sent twice
/// @param unplayable games of the files that cannot be played, with file and line
public record PlayReport(
        long agreed,
        long endedEarlier,
        long unfinished,
        List<Disagreement> disagreements,
        long commands,
        long resent,
        long events,
        double seconds,
        List<String> unplayable) {

    public PlayReport {
        disagreements = List.copyOf(disagreements);
        unplayable = List.copyOf(unplayable);
    }

    public long games() {
        return agreed + endedEarlier + unfinished + disagreements.size();
    }

    /// Answer with `--json`.
    public record Document(
            long games,
            long agreed,
            long endedEarlier,
            long unfinished,
            List<Disagreement> disagreements,
            long commands,
            long events,
            double seconds) {}

    Document document() {
        return new Document(games(), agreed, endedEarlier, unfinished, disagreements, commands, events, seconds);
    }

    /// Returns the report as text, one fact a line.
    public String text() {
        return String.format(
                Locale.ROOT,
                """
                %,d games: %,d agreed, %,d ended earlier by today's rules, %,d unfinished, %,d disagreements
                %,d commands (%,d of them sent twice) and %,d events in %.1f s
                %,.0f commands/s, %,.0f events/s
                """,
                games(),
                agreed,
                endedEarlier,
                unfinished,
                disagreements.size(),
                commands,
                resent,
                events,
                seconds,
                commands / seconds,
                events / seconds);
    }
}
