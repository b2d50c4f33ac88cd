package dev.scoresheet.adapters.cli.chess.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.chess.board.DrawPolicy;
import dev.scoresheet.domain.chess.board.GameLine;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Status;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UciEngineTest {

    /// Engine that answers one move, and then ends.
    private static final String ONE_MOVE = """
            #!/bin/sh
            while read -r line; do
                case $line in
                    uci) printf 'id name One Move\\nuciok\\n' ;;
                    isready) echo readyok ;;
                    go*) echo 'bestmove e2e4 ponder e7e5' && exit ;;
                esac
            done
            """;

    @TempDir
    Path folder;

    private final MovePicker greedy = new GreedyMoves(() -> new SplittableRandom(18));

    @Test
    void the_first_program_that_answers_is_used() throws Exception {
        var mute = program("mute", "#!/bin/sh\nexit 1\n");
        assertEquals(Optional.empty(), UciEngine.first(List.of(folder.resolve("none"), mute), greedy));
        try (var engine =
                UciEngine.first(List.of(mute, program("one", ONE_MOVE)), greedy).orElseThrow()) {
            assertTrue(engine.description().startsWith("One Move ("), engine.description());
        }
    }

    @Test
    void an_engine_that_ends_is_replaced() throws Exception {
        try (var engine =
                UciEngine.first(List.of(program("one", ONE_MOVE)), greedy).orElseThrow()) {
            assertTrue(engine.description().startsWith("One Move ("), engine.description());
            var line = GameLine.start(Position.initial());
            for (var ply = 0; ply < 10; ply++) {
                var move = engine.pick(line.position(), 3);
                assertTrue(line.position().legalMoves().contains(move), move.toString());
                line = line.play(move);
            }
            assertEquals("e4", line.at(1).lastMove().orElseThrow().to().text());
            assertTrue(engine.description().endsWith(greedy.description()), engine.description());
        }
    }

    @Test
    void stockfish_plays_a_game_at_two_skills_and_ends_with_the_demo() throws Exception {
        var process = Optional.<ProcessHandle>empty();
        var started = UciEngine.first(UciEngine.INSTALLED, greedy);
        if (started.isEmpty()) {
            System.out.println("skipped: no program of " + UciEngine.INSTALLED + " is installed");
            Assumptions.abort("no stockfish");
        }
        try (var engine = started.get()) {
            assertFalse(engine.description().contains("random"), engine.description());
            process = ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().command().orElse("").endsWith("stockfish"))
                    .findFirst();
            var line = GameLine.start(Position.initial());
            while (line.status(DrawPolicy.FIDE) instanceof Status.Ongoing && line.ply() < 60) {
                var move = engine.pick(line.position(), line.ply() % 2 == 0 ? DemoPlayer.BEST : 0);
                assertTrue(line.position().legalMoves().contains(move), move.toString());
                line = line.play(move);
            }
            assertFalse(engine.description().contains("random"), "no move came from another picker");
        }
        process.orElseThrow().onExit().get(60, TimeUnit.SECONDS);
    }

    private Path program(String name, String text) throws Exception {
        var file = Files.writeString(folder.resolve(name), text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }
}
