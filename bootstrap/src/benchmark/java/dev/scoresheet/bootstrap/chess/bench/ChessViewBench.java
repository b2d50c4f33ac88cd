package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.postgres.chess.ChessViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import dev.scoresheet.bootstrap.kernel.bench.view.ViewBench;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// Chess data for the measurements of read models: real games, played move by move, and the view of all games.
final class ChessViewBench {

    private ChessViewBench() {}

    static ViewBench<ChessEvent> subject() {
        var file = TestGames.many();
        return new ViewBench<>(
                ChessEventTypes.codec(),
                ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all())
                        .untraced(),
                ChessViews.all(),
                List.of("chess"),
                () -> lives(file),
                "games");
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
