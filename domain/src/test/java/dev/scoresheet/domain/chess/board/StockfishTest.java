package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.Stockfish;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Positions of real games without published counts, compared with Stockfish.
class StockfishTest {

    private static final List<String> FILES =
            List.of("world-matches.pgn.gz", "lichess/from-position.pgn.gz", "lichess/chess960.pgn.gz");
    private static final int POSITIONS_PER_FILE = 100;

    @Test
    void sampled_positions_and_their_trees_equal_those_of_stockfish() throws IOException {
        var random = Seed.random("stockfish");
        try (var stockfish = Stockfish.start()) {
            for (var file : FILES) {
                var games = RealGames.of(file);
                for (var sample = 0; sample < POSITIONS_PER_FILE; sample++) {
                    var line = RealGames.replay(games.get(random.nextInt(games.size())));
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
}
