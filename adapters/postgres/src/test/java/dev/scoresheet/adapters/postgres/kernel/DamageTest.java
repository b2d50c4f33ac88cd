package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.event.Entry.Unreadable;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.Undecodable.Reason;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damage by the owner of the table. This user can disable the triggers and change a row. The store never
/// returns a changed row as history.
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class DamageTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data = '{\"watts\":61}'",
                "data = '{\"watts\": 60}'",
                "metadata = '{\"correlation\":\"forged\"}'",
                "type = 'bulb.switched-off'",
                "schema_version = 1",
                "digest = sha256('forged')"
            })
    void a_changed_row_is_not_served(String change) throws SQLException {
        try (var database = TestDatabase.migrated("kernel");
                var log = PostgresLog.on(database)) {
            var bulbs = new Bulbs(log.store());
            bulbs.append(0, new Fitted(60));
            bulbs.append(1, new SwitchedOn());
            tamper(database, "update kernel.event set " + change + " where position = 1");
            var unreadable =
                    assertThrows(UnreadableEvent.class, () -> log.store().read(bulbs.stream()));
            assertEquals(1, unreadable.position());
            assertEquals(Reason.DIGEST, unreadable.reason());
            // another node: this one has just written them, and still has them in memory
            var entries = log.anotherNode().feed().after(0, Filter.ALL, 10).entries();
            assertEquals(
                    Reason.DIGEST,
                    assertInstanceOf(Unreadable.class, entries.get(0)).reason());
            assertInstanceOf(RecordedEvent.class, entries.get(1));
        }
    }

    /// Unique keys refuse a version that is too low but not one that is too high, so the function checks every one.
    @Test
    void a_stream_that_another_writer_moved_is_a_conflict() throws SQLException {
        try (var database = TestDatabase.migrated("kernel");
                var log = PostgresLog.on(database)) {
            var bulbs = new Bulbs(log.store());
            bulbs.append(0, new Fitted(60));
            tamper(database, "update kernel.event set version = 7 where position = 1");
            assertEquals(
                    "VersionConflict[stream=%s, expected=1, actual=7]".formatted(bulbs.stream()),
                    bulbs.append(1, new SwitchedOn()).toString());
        }
    }

    /// Positions come from the head row. A position that exists contradicts it, and all appends fail until a
    /// repair.
    @Test
    void a_head_row_behind_the_log_is_damage_until_it_is_repaired() throws Exception {
        try (var database = TestDatabase.fresh();
                var log = PostgresLog.on(database)) {
            var bulbs = new Bulbs(log.store());
            bulbs.append(0, new Fitted(60));
            bulbs.append(1, new SwitchedOn());
            moveHead(database, -1);
            var refused = assertThrows(StoreUnavailable.class, () -> new Bulbs(log.store()).append(0, new Fitted(60)));
            assertTrue(refused.getMessage().contains("damaged log"), refused::getMessage);
            var hindrance = log.postgres().hindrance().orElseThrow();
            assertTrue(hindrance.contains("damaged log"), hindrance);
            assertTrue(hindrance.contains("_pkey"), hindrance);
            var appender = log.postgres().loops().getFirst();
            assertEquals(Optional.of(hindrance), appender.detail());

            moveHead(database, 1);
            while (log.postgres().hindrance().isPresent()) {
                Thread.sleep(20);
            }
            assertInstanceOf(Appended.class, new Bulbs(log.store()).append(0, new Fitted(60)));
            assertEquals(3, log.feed().head());
        }
    }

    private static void moveHead(TestDatabase database, int by) throws SQLException {
        try (var sql = Sql.on(database)) {
            sql.run("alter table kernel.head disable trigger advances");
            sql.run("update kernel.head set position = position + " + by);
            sql.run("alter table kernel.head enable always trigger advances");
        }
    }

    private static void tamper(TestDatabase database, String change) throws SQLException {
        try (var sql = Sql.on(database)) {
            sql.run("alter table kernel.event disable trigger stays");
            sql.run(change);
        }
    }
}
