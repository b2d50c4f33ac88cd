package dev.scoresheet.bootstrap.chess.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.chess.ChessSystem;
import dev.scoresheet.adapters.memory.kernel.process.SteppedSystem;
import dev.scoresheet.adapters.memory.kernel.system.SteppedRun;
import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.ratings.RatingWalk;
import dev.scoresheet.application.chess.system.ChessEnd;
import dev.scoresheet.application.chess.system.ChessScript;
import dev.scoresheet.application.kernel.system.ClientAccess;
import dev.scoresheet.application.kernel.time.MeasuredClock;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.bootstrap.kernel.system.ThreadedRun;
import dev.scoresheet.domain.kernel.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// System of chess on a database. It comes to the end of the run in memory: with one server, and with three servers of
/// different roles. The test kills and freezes some of the three.
class ChessSystemServedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int PLAYERS = Integer.getInteger("system.players", 30);
    private static final int MATCHES = Integer.getInteger("system.matches", 36);
    private static final int MOVES = Integer.getInteger("system.moves", 40);
    private static final int KILLS = Integer.getInteger("campaign.kills", 3);
    private static final int PAUSES = Integer.getInteger("campaign.pauses", 1);

    private final Random random = Seed.random("ChessSystemServedTest");

    @TempDir(factory = InMemory.class)
    Path home;

    @Test
    void one_server_and_three_that_die_come_to_the_end_of_the_run_in_memory() throws Exception {
        var script = ChessScript.of(random.nextLong(), PLAYERS, MATCHES, MOVES);
        var inMemory = SteppedRun.of(new SteppedSystem<>(ChessSystem.TOPOLOGY, ChessEventTypes.codec()), script);
        assertEquals(inMemory, withinOneDay(() -> served(script, false)));
        assertEquals(inMemory, withinOneDay(() -> served(script, true)));
    }

    private interface Run {

        ChessEnd play() throws Exception;
    }

    /// Plays again if midnight came in between: deviations grow by whole days.
    private static ChessEnd withinOneDay(Run run) throws Exception {
        var day = LocalDate.now(ZoneOffset.UTC);
        var end = run.play();
        return day.equals(LocalDate.now(ZoneOffset.UTC)) ? end : run.play();
    }

    private ChessEnd served(ChessScript script, boolean faults) throws Exception {
        var began = System.nanoTime();
        try (var database = TestDatabase.migrated("kernel", "chess");
                var sandbox = new Sandbox(home)
                        .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                        .with("SCORESHEET_DATABASE_USER", database.user())
                        .with("SCORESHEET_DATABASE_PASSWORD", database.password());
                var postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("players"));
                var servers = new DyingServers(sandbox, random)) {
            var clock = postgres.startClock(TimeSource.system(), MeasuredClock.GRACE);
            var access = ClientAccess.over(postgres.eventStore(ChessEventTypes.codec(), new Sha256LogDigest()), clock);
            servers.start(faults);
            var disturbance = Thread.ofVirtual().start(() -> servers.disturb(faults ? KILLS : 0, faults ? PAUSES : 0));
            var end = ThreadedRun.of(access, script, PATIENCE);
            disturbance.join();
            assertTrue(servers.trouble().isEmpty(), () -> "" + servers.trouble());
            var log = RatingWalk.log(postgres.eventFeed(ChessEventTypes.codec(), new Sha256LogDigest()));
            RatingWalk.over(log).assertRated(log);
            System.out.printf(
                    "chess served by %s: %d challenges, %d games, %d ratings, %,d events in %,d ms%n",
                    faults ? "three servers, " + KILLS + " kills, " + PAUSES + " pauses" : "one server",
                    end.challenges().size(),
                    end.games().size(),
                    end.ratings().size(),
                    log.size(),
                    (System.nanoTime() - began) / 1_000_000);
            return end;
        }
    }
}
