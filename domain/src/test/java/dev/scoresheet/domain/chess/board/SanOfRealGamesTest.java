package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.notation.San;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Games of a site that writes strict SAN. The other files are less strict: they name the file of a
/// knight whose rival is pinned, and leave out signs of check.
class SanOfRealGamesTest {

    @ParameterizedTest
    @CsvSource({
        "lichess/standard.pgn.gz, 2746254",
        "lichess/from-position.pgn.gz, 31796",
        "lichess/chess960.pgn.gz, 26891",
    })
    void every_move_is_written_as_in_the_file(String file, int halfMoves) throws IOException {
        var games = RealGames.of(file);
        var different =
                games.parallelStream().flatMap(SanOfRealGamesTest::differences).toList();
        assertEquals(List.of(), different);
        assertEquals(
                halfMoves, games.stream().mapToInt(game -> game.moves().size()).sum());
    }

    private static Stream<String> differences(PgnGame game) {
        var written = Stream.<String>builder();
        var line = RealGames.start(game);
        for (var san : game.moves()) {
            var move = RealGames.read(san, line);
            var own = San.write(move, line.position());
            if (!own.equals(san)) {
                written.add(own + " instead of " + san + " in " + line);
            }
            line = line.play(move);
            if (!Checks.arePossible(line.position())) {
                written.add("a check that is called impossible in " + line);
            }
        }
        return written.build();
    }
}
