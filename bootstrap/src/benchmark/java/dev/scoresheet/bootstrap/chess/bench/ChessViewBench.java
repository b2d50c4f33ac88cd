package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.postgres.chess.ChessViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.CopiedLog;
import dev.scoresheet.bootstrap.kernel.bench.ViewBench;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Chess data for the measurements of read models: real games, played move by move, and the view of all games.
final class ChessViewBench {

    private static final String GAMES = "pgn/lichess/standard.pgn.gz";

    private ChessViewBench() {}

    static ViewBench<ChessEvent> subject() {
        var file = games();
        return new ViewBench<>(
                ChessEventTypes.codec(),
                ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE)),
                ChessViews.all(),
                List.of("chess"),
                () -> lives(file),
                "games");
    }

    /// Returns the test data, in the same place as for the tests: `SCORESHEET_TEST_DATA`, else `../shared/data` next to
    /// the launcher's folder.
    private static Path games() {
        var folder = Optional.ofNullable(System.getenv("SCORESHEET_TEST_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("scoresheet.home", ""))
                        .toAbsolutePath()
                        .resolveSibling("shared/data"));
        var file = folder.resolve(GAMES);
        if (!Files.exists(file)) {
            throw new VerbFailed(
                    ExitCode.USAGE,
                    "no games to measure with at " + file + "; set SCORESHEET_TEST_DATA to the folder of " + GAMES);
        }
        return file;
    }

    private static Iterator<CopiedLog.Life<ChessEvent>> lives(Path file) {
        try {
            var games = new PlayedGames(file);
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return games.hasNext();
                }

                @Override
                public CopiedLog.Life<ChessEvent> next() {
                    var game = games.next();
                    return new CopiedLog.Life<>(new StreamId("game", game.id().toString()), game.events());
                }
            };
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
