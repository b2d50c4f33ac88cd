package dev.scoresheet.adapters.cli.chess.imports;

import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.imports.ImportOrigin;
import dev.scoresheet.application.chess.imports.ImportOutcome;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Batch of games of one or more files, imported by one call. Not thread-safe.
final class GameBatch {

    /// Limit for the games of a batch: enough for the log's group append, few enough for a short batch.
    private static final int GAMES = 128;

    /// Attempts for a batch. With the store's retry interval of one second, this exceeds the restart time of a
    /// database.
    private static final int ATTEMPTS = 20;

    private record Found(Path file, PgnEntry entry) {}

    private final List<Found> found = new ArrayList<>();
    private long text;

    void add(Path file, PgnEntry entry) {
        found.add(new Found(file, entry));
        text += switch (entry) {
            case PgnEntry.Read read -> read.source().length();
            case PgnEntry.Unreadable _ -> 0;
        };
    }

    /// @param textLimit limit for the text of the games, in characters; one game is always allowed
    boolean isFull(int textLimit) {
        return found.size() >= GAMES || text >= textLimit;
    }

    /// Imports the games, and reports on each in the order of the files.
    List<GameReport> importWith(GameImport games, ImportOrigin origin) throws InterruptedException {
        var readable = found.stream()
                .map(Found::entry)
                .filter(PgnEntry.Read.class::isInstance)
                .map(PgnEntry.Read.class::cast)
                .toList();
        var outcomes = patiently(readable, games, origin).iterator();
        return found.stream()
                .map(game -> switch (game.entry()) {
                    case PgnEntry.Read read -> GameReport.of(game.file(), read, outcomes.next());
                    case PgnEntry.Unreadable unreadable -> GameReport.of(game.file(), unreadable);
                })
                .toList();
    }

    /// Repeats the whole batch while the store is unavailable. The outcome of a game that is already stored says so.
    private static List<ImportOutcome> patiently(List<PgnEntry.Read> readable, GameImport games, ImportOrigin origin)
            throws InterruptedException {
        for (int attempt = 1; ; attempt++) {
            try {
                return games.importAll(readable, origin);
            } catch (StoreUnavailable unavailable) {
                if (attempt == ATTEMPTS) {
                    throw unavailable;
                }
                TimeSource.system().sleep(unavailable.retryAfter());
            }
        }
    }
}
