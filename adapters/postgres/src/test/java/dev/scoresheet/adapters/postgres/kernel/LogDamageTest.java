package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.application.kernel.log.RandomLog;
import dev.scoresheet.application.kernel.operations.Damage;
import dev.scoresheet.application.kernel.operations.Progress;
import dev.scoresheet.application.kernel.operations.Verification;
import dev.scoresheet.application.kernel.operations.Verified;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A hundred logs, each verified as it was written and once more after one edit by someone who may write every table
/// and has put the triggers out of the way.
class LogDamageTest {

    private static final long SEED = Long.getLong("seed", 20261121);
    private static final int LOGS = 100;
    private static final List<LogEdit> EDITS = List.of(LogEdit.values());
    private static final int SECONDS_TO_CONNECT = 10;

    private static TestDatabase database;
    private static PostgresLog log;

    @BeforeAll
    static void open() {
        database = TestDatabase.fresh();
        log = PostgresLog.on(database);
    }

    @AfterAll
    static void close() {
        log.close();
        database.close();
    }

    @Test
    void a_hundred_edits_are_found_and_in_a_hundred_logs_without_one_there_is_nothing_to_find() throws SQLException {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var found = new EnumMap<Damage.Kind, Integer>(Damage.Kind.class);
        try (var forger = asOwner()) {
            for (int number = 0; number < LOGS; number++) {
                beginAnew(forger);
                RandomLog.fill("log-" + number + "-", log.store(), 8, random);
                assertEquals(Optional.empty(), verified().damage(), "-Dseed=" + SEED);
                var damage = edited(EDITS.get(number % EDITS.size()), forger, random);
                found.merge(damage.kind(), 1, Integer::sum);
            }
        }
        System.out.println("log damage: " + LOGS + " edits found, " + LOGS + " logs right before, by " + found);
        assertEquals(LOGS, found.values().stream().mapToInt(Integer::intValue).sum());
    }

    private static Damage edited(LogEdit edit, Connection forger, RandomGenerator random) throws SQLException {
        long position = edit.in(forger, random);
        var verified = verified();
        assertFalse(verified.ok(), () -> edit + " at " + position + " was not found; -Dseed=" + SEED);
        var damage = verified.damage().orElseThrow();
        if (edit.isOfOneEvent()) {
            assertEquals(position, damage.position(), () -> edit + " was found as " + damage + "; -Dseed=" + SEED);
        }
        return damage;
    }

    private static Verified verified() {
        return new Verification(log.reader(), log.digest(), log.codec()).verify(Progress.NONE);
    }

    private static Connection asOwner() throws SQLException {
        var connection = database.address().connect(SECONDS_TO_CONNECT);
        try (var statement = connection.createStatement()) {
            statement.execute("set role \"%s\"".formatted(Roles.OWNER.role()));
            for (var table : List.of("event", "seal", "head")) {
                statement.execute("alter table kernel." + table + " disable trigger user");
            }
        }
        return connection;
    }

    private static void beginAnew(Connection forger) throws SQLException {
        try (var statement = forger.createStatement()) {
            statement.execute("delete from kernel.event; delete from kernel.seal");
            statement.execute("""
                    update kernel.head
                    set incarnation = gen_random_uuid(), position = 0, recorded_at = 'epoch',
                        chain = decode(repeat('00', 32), 'hex')""");
        }
    }
}
