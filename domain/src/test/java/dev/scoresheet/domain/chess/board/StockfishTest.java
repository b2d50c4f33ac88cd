package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.domain.chess.Stockfish;
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Positions of real games that no published count knows, against a program that nobody here wrote.
class StockfishTest {

    private static final List<String> FILES =
            List.of("world-matches.pgn.gz", "lichess/from-position.pgn.gz", "lichess/chess960.pgn.gz");
    private static final int POSITIONS_PER_FILE = 100;

    @Test
    void sampled_positions_and_their_trees_are_the_same() throws IOException {
        var random = Seed.random("stockfish");
        try (var stockfish = Stockfish.start()) {
            for (var file : FILES) {
                var games = games(file);
                for (var sample = 0; sample < POSITIONS_PER_FILE; sample++) {
                    var line = replay(games.get(random.nextInt(games.size())));
                    var reached = line.at(random.nextInt(line.ply() + 1));
                    assertAgree(stockfish, reached);
                }
            }
        }
    }

    private static void assertAgree(Stockfish stockfish, GameLine line) {
        var moves = line.moves().stream()
                .map(move -> Uci.write(move, Variant.CHESS960))
                .toList();
        stockfish.position(Fen.write(line.start(), Variant.CHESS960), moves);
        assertEquals(line.position(), Positions.read(stockfish.fen()));
        assertEquals(stockfish.perft(3), Perft.divide(line.position(), 3), line::toString);
    }

    private static List<PgnGame> games(String file) throws IOException {
        var reader = new PgnReader(PgnLines.of(TestData.path("pgn/" + file)).iterator(), PgnLimits.USUAL);
        var games = new ArrayList<PgnGame>();
        reader.forEachRemaining(
                entry -> games.add(assertInstanceOf(PgnEntry.Read.class, entry).game()));
        return games;
    }

    private static GameLine replay(PgnGame game) {
        var line = GameLine.start(game.tag("FEN").map(Positions::read).orElse(Position.initial()));
        for (var san : game.moves()) {
            line = line.play(assertInstanceOf(MoveReading.Read.class, San.read(san, line.position()))
                    .move());
        }
        return line;
    }
}
