package dev.scoresheet.bootstrap.chess.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.ratings.RatingWalk;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.kernel.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Real games by `play --challenges` on three servers of different roles, which the test kills and freezes. No game
/// differs from its file. Each rated game counts once for both players, and an independent rating of the log comes to
/// the same numbers.
class ChallengedGamesServedTest {

    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Duration SETTLED = Duration.ofMinutes(1);
    private static final int GAMES = Integer.getInteger("system.games", 16);
    private static final int KILLS = Integer.getInteger("campaign.kills", 3);
    private static final int PAUSES = Integer.getInteger("campaign.pauses", 1);

    private final Random random = Seed.random("ChallengedGamesServedTest");

    @TempDir(factory = InMemory.class)
    Path home;

    @Test
    void games_by_challenge_on_servers_that_die_are_all_played_and_rated_once() throws Exception {
        try (var database = TestDatabase.migrated("kernel", "chess");
                var sandbox = new Sandbox(home)
                        .patience(PATIENCE)
                        .with("SCORESHEET_DATABASE_URL", database.jdbcUrl())
                        .with("SCORESHEET_DATABASE_USER", database.user())
                        .with("SCORESHEET_DATABASE_PASSWORD", database.password());
                var postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("checker"));
                var servers = new DyingServers(sandbox, random)) {
            servers.start(true);
            var disturbance = Thread.ofVirtual().start(() -> servers.disturb(KILLS, PAUSES));
            var report = played(sandbox, servers);
            disturbance.join();
            assertTrue(servers.trouble().isEmpty(), () -> "" + servers.trouble());
            assertEquals(0, report.path("disagreements").size(), report::toString);
            assertEquals(
                    GAMES,
                    report.path("agreed").asInt() + report.path("unfinished").asInt(),
                    report::toString);
            var log = assertRated(postgres.eventFeed(ChessEventTypes.codec(), new Sha256LogDigest()), report);
            long kills = servers.killsBetween(
                    log.getFirst().recordedAt(), log.getLast().recordedAt());
            assertTrue(kills > 0, "no server was killed between the first and the last event");
        }
    }

    private static JsonNode played(Sandbox sandbox, DyingServers servers) throws Exception {
        var ended = sandbox.run(
                "play",
                "--json",
                "--challenges",
                "--games",
                "" + GAMES,
                "--concurrency",
                "4",
                "--server",
                servers.address().toString(),
                TestData.path("pgn/lichess/standard.pgn.gz").toString());
        assertEquals(0, ended.code(), () -> ended.out() + ended.err());
        return JsonMapper.shared().readTree(ended.out());
    }

    private static List<RecordedEvent<ChessEvent>> assertRated(EventFeed<ChessEvent> feed, JsonNode report)
            throws InterruptedException {
        var log = RatingWalk.log(feed);
        for (var giveUp = Instant.now().plus(SETTLED);
                !isSettled(log) && Instant.now().isBefore(giveUp); ) {
            Thread.sleep(500);
            log = RatingWalk.log(feed);
        }
        var walk = RatingWalk.over(log);
        walk.assertRated(log);
        assertTrue(walk.games().size() >= GAMES / 4, () -> walk.games().size() + " of " + GAMES + " games are rated");
        System.out.printf(
                "%d games by challenge on three servers, %d kills, %d pauses: %d rated, %,d events; %s%n",
                GAMES, KILLS, PAUSES, walk.games().size(), log.size(), report);
        return log;
    }

    private static boolean isSettled(List<RecordedEvent<ChessEvent>> log) {
        long rated = log.stream()
                .filter(recorded -> recorded.event() instanceof ResultRated)
                .count();
        return rated == 2L * RatingWalk.over(log).games().size();
    }
}
