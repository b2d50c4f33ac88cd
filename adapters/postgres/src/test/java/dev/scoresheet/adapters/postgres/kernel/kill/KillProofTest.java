package dev.scoresheet.adapters.postgres.kernel.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import dev.scoresheet.application.kernel.database.RunningDatabase;
import dev.scoresheet.application.kernel.database.ServerFolders;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Nodes and a database of their own that are killed without warning, each time with at least sixteen
/// operations in flight. The suite kills a few times, the launcher's `campaign` as often as its option says.
/// The clients run in this process and repeat a command under its key, or with its version, until they have an answer.
@Timeout(value = 1, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KillProofTest {

    private static final long SEED = Long.getLong("seed", 20261121);
    private static final int FEWEST_KILLS = 6; // so that some hit an operation before its commit, and some behind it
    private static final int KILLS = Math.max(FEWEST_KILLS, Integer.getInteger("campaign.kills", FEWEST_KILLS));
    private static final int CLIENTS = 40;
    private static final int IN_FLIGHT = 16;
    private static final int UNTIL_CAUGHT = 15;
    private static final int DATABASE_EVERY = 3;
    private static final int SECONDS_TO_CONNECT = 10;

    @TempDir
    private static Path folder;

    private static RunningDatabase server;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @BeforeAll
    static void start() {
        server = TestDatabase.embeddedOfThisBuild().start(ServerFolders.of(folder.toString()));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nothing_acknowledged_is_lost_doubled_or_out_of_order() throws Exception {
        var database = fresh("sound");
        assertEquals(List.of("on", "on", "on"), durability(database));
        long began = System.nanoTime();
        int fewest = Integer.MAX_VALUE;
        try (var load = new Load(CLIENTS, true, Node.start(database, "sound"), Node.start(database, "sound"))) {
            for (int kill = 1; kill <= KILLS; kill++) {
                fewest = Math.min(
                        fewest,
                        kill % DATABASE_EVERY == 0 ? killDatabase(load) : killNode(load, kill, database, "sound"));
            }
            load.progress(200);
            var check = checked(load, database);
            System.out.printf(
                    "kill proof: %d node kills, %d database kills, at least %d operations in flight at each, %d s: %s%n",
                    KILLS - KILLS / DATABASE_EVERY,
                    KILLS / DATABASE_EVERY,
                    fewest,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    check);
            assertTrue(fewest >= IN_FLIGHT, "in flight: " + fewest);
            assertEquals(0, check.lost() + check.doubled() + check.outOfOrder() + check.unasked(), check::toString);
            assertTrue(check.hadCommitted() > 0 && check.hadNot() > 0, check::toString);
            assertEquals(List.of("on", "on", "on"), durability(database));
        }
    }

    @Test
    void a_store_that_writes_the_receipt_in_a_second_transaction_is_caught_doubling() throws Exception {
        var database = fresh("unsound");
        try (var load = new Load(CLIENTS, false, Node.start(database, "unsound"))) {
            for (int kill = 1; kill <= UNTIL_CAUGHT && !anythingIsTwice(database); kill++) {
                killNode(load, 0, database, "unsound");
                load.progress(100);
            }
            var check = checked(load, database);
            System.out.println("kill proof, receipt in a second transaction: " + check);
            assertTrue(check.doubled() > 0, check::toString);
            assertEquals(0, check.lost() + check.outOfOrder() + check.unasked(), check::toString);
        }
    }

    private int killNode(Load load, int place, DatabaseAddress database, String store) throws Exception {
        load.hold();
        var next = Node.start(database, store);
        load.release();
        int inFlight = underLoad(load);
        load.replace(place, next).kill();
        return inFlight;
    }

    /// Postmaster first, then every process it had.
    private int killDatabase(Load load) throws InterruptedException {
        int inFlight = underLoad(load);
        var postmaster = server.process().orElseThrow();
        var backends = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        backends.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        server.revive();
        return inFlight;
    }

    private int underLoad(Load load) throws InterruptedException {
        load.progress(100 + random.nextInt(200));
        return load.busy(IN_FLIGHT);
    }

    private static DatabaseAddress fresh(String name) throws SQLException {
        var there = new DatabaseAddress(server.jdbcUrl(), server.user(), server.password());
        try (var connection = there.connect(SECONDS_TO_CONNECT);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        var database = new DatabaseAddress(
                there.jdbcUrl().replaceFirst("/[a-z]+$", "/" + name), there.user(), there.password());
        new Migrations(database, List.of("kernel")).migrate();
        return database;
    }

    private static List<String> durability(DatabaseAddress database) throws SQLException {
        try (var connection = database.connect(SECONDS_TO_CONNECT);
                var statement = connection.createStatement();
                var answer = statement.executeQuery("""
                        select current_setting('fsync'), current_setting('full_page_writes'),
                            current_setting('synchronous_commit')""")) {
            answer.next();
            return List.of(answer.getString(1), answer.getString(2), answer.getString(3));
        }
    }

    private static boolean anythingIsTwice(DatabaseAddress database) throws SQLException {
        try (var connection = database.connect(SECONDS_TO_CONNECT);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(
                        "select from kernel.event group by data ->> 'reason' having count(*) > 1 limit 1")) {
            return answer.next();
        }
    }

    private static HistoryCheck checked(Load load, DatabaseAddress database) throws Exception {
        var history = load.historyToTheEnd();
        load.killNodes();
        try (var connection = database.connect(SECONDS_TO_CONNECT)) {
            return HistoryCheck.of(history, connection);
        }
    }
}
