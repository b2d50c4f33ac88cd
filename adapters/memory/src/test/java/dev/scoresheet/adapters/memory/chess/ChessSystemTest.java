package dev.scoresheet.adapters.memory.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.memory.kernel.process.SteppedSystem;
import dev.scoresheet.adapters.memory.kernel.system.ScheduledRun;
import dev.scoresheet.adapters.memory.kernel.system.SteppedRun;
import dev.scoresheet.application.chess.system.ChessEnd;
import dev.scoresheet.application.chess.system.ChessScript;
import dev.scoresheet.domain.kernel.Seed;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The system of chess in memory: the same script, step by step and by schedules with crashes, comes to the same end.
class ChessSystemTest {

    private static final int SEEDS = Integer.getInteger("system.seeds", 10);

    private static final int PLAYERS = Integer.getInteger("system.players", 60);
    private static final int MATCHES = Integer.getInteger("system.matches", 80);

    private static ChessEnd stepped(ChessScript script, int partitions) {
        return SteppedRun.of(new SteppedSystem<>(ChessSystem.TOPOLOGY, ChessEventTypes.codec(), partitions), script);
    }

    @Test
    void every_schedule_comes_to_the_end_of_the_stepped_run() {
        for (var seed : Seed.random("ChessSystemTest").longs(SEEDS).toArray()) {
            var script = ChessScript.of(seed, 6, 8, 12);
            var expected = stepped(script, 1);
            var run = new ScheduledRun<>(ChessSystem.TOPOLOGY, ChessEventTypes.codec(), seed);
            assertEquals(expected, run.play(script), () -> "schedule " + seed);
            assertTrue(run.restarts() > 0);
        }
    }

    @Test
    void the_number_of_partitions_does_not_change_the_end() {
        var script = ChessScript.of(Seed.random("ChessSystemTest.partitions").nextLong(), PLAYERS, MATCHES, 300);
        var began = System.nanoTime();
        var end = stepped(script, 1);
        System.out.printf(
                "chess in memory: %d challenges, %d games, %d ratings in %,d ms%n",
                end.challenges().size(),
                end.games().size(),
                end.ratings().size(),
                (System.nanoTime() - began) / 1_000_000);
        assertEquals(end, stepped(script, 4));
        theScriptHasEverything(end);
    }

    /// A script without flags or rematches would prove little.
    private static void theScriptHasEverything(ChessEnd end) {
        assertEquals(
                Set.of("open", "accepted", "refused", "cancelled", "expired"),
                new TreeSet<>(end.challenges().values()));
        for (var kind :
                Set.of("1-0 ", "0-1 ", "1/2-1/2 ", " checkmate", " resignation", " agreement", " flag", " no-start")) {
            assertTrue(end.games().values().stream().anyMatch(game -> (game + " ").contains(kind)), kind);
        }
        assertTrue(end.games().keySet().stream().anyMatch(name -> name.endsWith(" again")));
        assertFalse(end.games().containsValue("in progress"));
        assertTrue(end.ratings().keySet().stream().anyMatch(book -> book.contains("ultraBullet")));
    }
}
