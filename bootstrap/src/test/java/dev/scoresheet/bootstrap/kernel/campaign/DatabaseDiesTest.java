package dev.scoresheet.bootstrap.kernel.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.kernel.database.RunningDatabase;
import dev.scoresheet.application.kernel.database.ServerFolders;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.bootstrap.kernel.campaign.Reader.Answer;
import dev.scoresheet.domain.kernel.Seed;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A database that is killed while events are appended, a view follows them, and a reader asks for the newest
/// position. Each kill may take back steps of the view. Every answer, before and after, has the rows of the position
/// that it states. Every position that was answered before a kill is shown after it.
///
/// The server's own writer of the log rests for 10 s, so a kill takes back every step after the last append.
@Timeout(value = 5, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DatabaseDiesTest {

    private static final int FEWEST_KILLS = 4;
    private static final int MOST_KILLS = 25;
    private static final int KILLS_OF_THE_FAULT = 2;
    private static final int ANSWERS_OF_A_KILL = 5;
    private static final Duration BETWEEN_APPENDS = Duration.ofMillis(15);
    private static final Duration LEASE = Duration.ofSeconds(60); // a renewal would bring steps to the disk
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int SECONDS_TO_CONNECT = 10;

    @TempDir
    private static Path folder;

    private static RunningDatabase server;

    private final Random random = Seed.random("DatabaseDiesTest");

    @BeforeAll
    static void start() {
        server = TestDatabase.embeddedOfThisBuild()
                .start(
                        ServerFolders.of(folder.toString()),
                        Map.of("wal_writer_delay", "10s", "bgwriter_lru_maxpages", "0", "autovacuum", "off"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// @param takenBack number of kills after which the view was at an earlier position than an answer before
    private record Finding(int kills, int takenBack, int answers, int refused, List<Answer> apart) {}

    @Test
    void a_kill_takes_views_back_but_never_apart_from_their_checkpoint() throws Exception {
        var finding = campaign("sound", MOST_KILLS, view -> view);
        System.out.println("database dies: " + finding);
        assertEquals(List.of(), finding.apart());
        assertTrue(finding.takenBack() > 0, finding::toString);
        assertTrue(finding.answers() >= ANSWERS_OF_A_KILL * finding.kills(), finding::toString);
    }

    @Test
    void a_checkpoint_in_another_transaction_than_the_rows_is_caught() throws Exception {
        var finding = campaign("unsound", KILLS_OF_THE_FAULT, ApartView::new);
        System.out.printf(
                "database dies, rows and checkpoint apart: %d answers%n",
                finding.apart().size());
        assertTrue(!finding.apart().isEmpty(), finding::toString);
    }

    /// Kills the database a few times, and again until a kill has taken the view back.
    private Finding campaign(String name, int mostKills, UnaryOperator<View<StreamId, Life>> faults) throws Exception {
        var database = fresh(name);
        var options = PostgresOptions.DEFAULT.named("dying").looking(Duration.ofMillis(50), false);
        try (var postgres = Postgres.open(database, options)) {
            var views = Follower.views(postgres);
            try (var runner = Follower.start(postgres, views, "node", LEASE, faults)) {
                assertEquals(List.of(), runner.notReady());
                var writer = new Writer(
                        postgres.eventStore(BulbEventTypes.codec(), new Sha256LogDigest()), random, BETWEEN_APPENDS);
                var reader = new Reader(database, views.visibility(), writer::acknowledged);
                var found = new ArrayList<Answer>();
                int kills = 0;
                int takenBack = 0;
                while (kills < mostKills && (kills < FEWEST_KILLS || takenBack == 0)) {
                    var before = reader.shown();
                    await("progress", () -> reader.shown() > before + 10);
                    var shown = kill(reader);
                    kills++;
                    var back = firstAnswer(database, shown);
                    found.add(back);
                    takenBack += back.position() < shown ? 1 : 0;
                    found.add(honoured(database, views.visibility(), reader.newest()));
                }
                var sent = writer.end();
                found.add(honoured(database, views.visibility(), sent.count()));
                found.addAll(reader.end());
                assertEquals(List.of(), sent.deviations(postgres.logReader()), "nothing was lost or doubled");
                return finding(database, kills, takenBack, found);
            }
        }
    }

    private static Finding finding(DatabaseAddress database, int kills, int takenBack, List<Answer> found)
            throws Exception {
        var positions = found.stream().map(Answer::position).collect(Collectors.toSet());
        var expected = Judge.expected(database, positions);
        var apart = found.stream()
                .filter(answer -> !answer.rows().equals(expected.get(answer.position())))
                .toList();
        var refused = found.stream()
                .filter(answer -> answer.position() < answer.wanted())
                .count();
        return new Finding(kills, takenBack, found.size(), (int) refused, apart);
    }

    /// Kills the postmaster first, then every process that it had. Returns the last position that the view showed.
    private static long kill(Reader reader) {
        var postmaster = server.process().orElseThrow();
        var backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        var shown = reader.shown();
        server.revive();
        return shown;
    }

    private static Answer firstAnswer(DatabaseAddress database, long wanted) throws Exception {
        try (var connection = database.connect(SECONDS_TO_CONNECT)) {
            return Reader.snapshot(connection, wanted);
        }
    }

    /// Waits once for a position that was answered before. The wait may fail while the node connects again; it must not
    /// end before the view shows the position.
    private static Answer honoured(DatabaseAddress database, Visibility visibility, long wanted) throws Exception {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try (var connection = database.connect(SECONDS_TO_CONNECT)) {
                visibility.await(Follower.LIVES.identity(), wanted, PATIENCE);
                var answer = Reader.snapshot(connection, wanted);
                assertTrue(answer.position() >= wanted, () -> "shown " + answer.position() + ", wanted " + wanted);
                return answer;
            } catch (StoreUnavailable connecting) {
                assertTrue(System.nanoTime() < giveUp, connecting::toString);
            }
        }
    }

    private static DatabaseAddress fresh(String name) throws Exception {
        var there = new DatabaseAddress(server.jdbcUrl(), server.user(), server.password());
        try (var connection = there.connect(SECONDS_TO_CONNECT);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        var database = new DatabaseAddress(
                there.jdbcUrl().replaceFirst("/[a-z]+$", "/" + name), there.user(), there.password());
        new Migrations(database, List.of("kernel", "bulb")).migrate();
        return database;
    }

    private interface Reached {
        boolean get();
    }

    private static void await(String what, Reached reached) throws InterruptedException {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.get()) {
            assertTrue(System.nanoTime() < giveUp, () -> "no " + what + " within " + PATIENCE);
            Thread.sleep(1);
        }
    }
}
