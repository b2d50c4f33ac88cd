package dev.scoresheet.adapters.memory.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.kernel.system.ScheduledRun;
import dev.scoresheet.adapters.memory.kernel.system.SteppedRun;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Seed;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The harness of the system specification, on a toy.
class SystemRunsTest {

    private static final MirroredBulbs SCRIPT = new MirroredBulbs(4);
    private static final int SEEDS = 200;

    private static Map<String, String> stepped() {
        return SteppedRun.of(new SteppedSystem<>(MirroredBulbs.topology(), BulbEventTypes.codec()), SCRIPT);
    }

    private static ScheduledRun<BulbEvent> scheduled(long seed, TextHash hash) {
        return new ScheduledRun<>(MirroredBulbs.topology(), BulbEventTypes.codec(), seed, hash);
    }

    @Test
    void every_schedule_comes_to_the_end_of_the_stepped_run() {
        var expected = stepped();
        assertEquals("fnono", expected.get("lamp-b3"));
        assertEquals("", expected.get("mirror-b3"));
        int restarts = 0;
        for (var seed : Seed.random("SystemRunsTest").longs(SEEDS).toArray()) {
            var run = scheduled(seed, new Sha256TextHash());
            assertEquals(expected, run.play(SCRIPT), () -> "schedule " + seed);
            restarts += run.restarts();
        }
        assertTrue(restarts > SEEDS, restarts + " nodes ended");
    }

    /// A comparison that finds nothing would prove nothing. With a new key for each send, a reaction whose answer was
    /// lost is sent as another one.
    @Test
    void a_reaction_without_its_key_is_seen_to_come_twice() {
        var expected = stepped();
        var random = Seed.random("SystemRunsTest.negative");
        boolean seen = false;
        for (int schedule = 0; schedule < SEEDS && !seen; schedule++) {
            var end = scheduled(random.nextLong(), _ -> new Sha256TextHash().of("" + random.nextLong()))
                    .play(SCRIPT);
            seen = !end.equals(expected);
        }
        assertTrue(seen);
    }
}
