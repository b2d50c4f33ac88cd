package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.log.Entry.Unreadable;
import dev.scoresheet.application.kernel.log.Filter;
import dev.scoresheet.application.kernel.log.RecordedEvent;
import dev.scoresheet.application.kernel.log.Undecodable.Reason;
import dev.scoresheet.application.kernel.log.UnreadableEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever owns the table can change a row by switching the triggers off. What was changed is never served as history.
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
    void a_stream_that_moved_on_behind_our_back_is_a_conflict() throws SQLException {
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

    private static void tamper(TestDatabase database, String change) throws SQLException {
        try (var sql = Sql.on(database)) {
            sql.run("alter table kernel.event disable trigger stays");
            sql.run(change);
        }
    }
}
