package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Games of the test data, replayed by the rules.
final class RealGames {

    private RealGames() {}

    /// The games of one file, as in `lichess/chess960.pgn.gz`.
    static List<PgnGame> of(String file) throws IOException {
        var reader = new PgnReader(PgnLines.of(TestData.path("pgn/" + file)).iterator(), PgnLimits.USUAL);
        var games = new ArrayList<PgnGame>();
        reader.forEachRemaining(
                entry -> games.add(assertInstanceOf(PgnEntry.Read.class, entry).game()));
        return games;
    }

    static GameLine start(PgnGame game) {
        return GameLine.start(game.tag("FEN").map(Positions::read).orElse(Position.initial()));
    }

    static GameLine replay(PgnGame game) {
        var line = start(game);
        for (var san : game.moves()) {
            line = line.play(read(san, line));
        }
        return line;
    }

    static Move read(String san, GameLine line) {
        return switch (San.read(san, line.position())) {
            case MoveReading.Read(var move) -> move;
            case MoveReading other -> throw new AssertionError(other + " in " + line);
        };
    }
}
