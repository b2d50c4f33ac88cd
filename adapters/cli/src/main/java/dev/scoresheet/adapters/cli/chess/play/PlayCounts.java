package dev.scoresheet.adapters.cli.chess.play;

import java.util.ArrayList;
import java.util.List;

/// Counters for the outcomes of the games. Thread-safe.
final class PlayCounts {

    private final List<Disagreement> disagreements = new ArrayList<>();
    private long agreed = 0;
    private long endedEarlier = 0;
    private long unfinished = 0;
    private long events = 0;

    synchronized void disagrees(Disagreement disagreement) {
        disagreements.add(disagreement);
    }

    synchronized void agrees(ServerGame game) {
        events += game.events();
        if (game.script().endsEarlier()) {
            endedEarlier++;
        } else if (game.expected().equals(ExpectedEnd.UNFINISHED)) {
            unfinished++;
        } else {
            agreed++;
        }
    }

    synchronized long games() {
        return agreed + endedEarlier + unfinished + disagreements.size();
    }

    synchronized PlayReport report(CommandSender sender, double seconds, List<String> unplayable) {
        return new PlayReport(
                agreed,
                endedEarlier,
                unfinished,
                disagreements,
                sender.sent(),
                sender.resent(),
                events,
                seconds,
                unplayable);
    }
}
