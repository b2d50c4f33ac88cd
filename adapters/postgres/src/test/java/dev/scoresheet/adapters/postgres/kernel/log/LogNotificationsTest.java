package dev.scoresheet.adapters.postgres.kernel.log;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Notifications that a node recognises as its own, also after it has opened its connection again.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class LogNotificationsTest {

    private static final int SECONDS_TO_CONNECT = 20;

    @Test
    void a_node_knows_its_own_notifications_and_those_of_others() throws Exception {
        var options = PostgresOptions.DEFAULT.named("notifying");
        var head = new LogHeadTracker(() -> 0, Duration.ofSeconds(30));
        try (var database = TestDatabase.migrated("kernel");
                var ears = database.address().connect(SECONDS_TO_CONNECT);
                var stranger = Sql.on(database);
                var notifications = new LogNotifications(database.address(), options, head)) {
            try (var statement = ears.createStatement()) {
                statement.execute("listen " + options.channel());
            }
            head.recordLocalWrite(1);
            var own = next(ears);
            assertTrue(notifications.isOwn(own));

            stranger.run("notify " + options.channel());
            assertFalse(notifications.isOwn(next(ears)));

            stranger.ask("select pg_terminate_backend(%d, 60000)".formatted(own.getPID()));
            head.recordLocalWrite(2); // on the lost connection, then on the next one
            var again = next(ears);
            assertNotEquals(own.getPID(), again.getPID());
            assertTrue(notifications.isOwn(again));
            assertFalse(notifications.isOwn(own), "another node may have the number by now");
        }
    }

    private static PGNotification next(Connection ears) throws SQLException {
        while (true) { // until the timeout of the test
            var heard = ears.unwrap(PGConnection.class).getNotifications(1_000);
            if (heard != null && heard.length > 0) {
                return heard[0];
            }
        }
    }
}
