package dev.scoresheet.adapters.postgres.kernel.log;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlIdentifier;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Notifications between nodes that the log has grown, by LISTEN and NOTIFY: at most one per tick, outside every
/// append, on separate connections. Correctness does not depend on them. A hint that is lost, doubled, false or late
/// changes when a node polls, never what it reads. A node ignores its own notifications, because its appender reports
/// its writes in memory.
public final class LogNotifications implements AutoCloseable {

    private static final Duration TICK = Duration.ofMillis(20);
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofSeconds(1);
    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final TimeSource time = TimeSource.system();
    private final DatabaseAddress address;
    private final SessionSettings session;
    private final SqlIdentifier channel;
    private final LogHeadTracker watch;
    private final Listener listener = new Listener();
    private final Notifier notifier = new Notifier();
    private volatile boolean closing;

    /// Process in the server that sends this node's notifications; none while there is no connection.
    private volatile OptionalInt sender = OptionalInt.empty();

    public LogNotifications(DatabaseAddress address, PostgresOptions options, LogHeadTracker watch) {
        this.address = address;
        this.session = SessionSettings.reading(options.application(), "notifications");
        this.channel = options.channel();
        this.watch = watch;
        listener.thread.start();
        notifier.thread.start();
    }

    public List<LoopStatus> loops() {
        return List.of(listener.heartbeat.status(), notifier.heartbeat.status());
    }

    boolean isOwn(PGNotification heard) {
        return sender.equals(OptionalInt.of(heard.getPID()));
    }

    /// Loop on a connection that it opens again after each loss.
    private abstract class ConnectionLoop {

        final Thread thread;
        final Heartbeat heartbeat;

        ConnectionLoop(String name) {
            this.heartbeat = new Heartbeat(name, PERIOD, time);
            heartbeat.beat(LoopStatus.State.TRYING_AGAIN, "not connected yet");
            this.thread = Thread.ofVirtual().name(name).unstarted(() -> heartbeat.run(this::talkUntilTheEnd));
        }

        abstract void talk(Connection connection) throws SQLException, InterruptedException;

        private void talkUntilTheEnd() throws InterruptedException {
            while (!closing) {
                try (var connection = session.open(address)) {
                    talk(connection);
                } catch (SQLException lost) {
                    heartbeat.beat(LoopStatus.State.TRYING_AGAIN, DatabaseError.words(lost));
                    time.sleep(BETWEEN_ATTEMPTS);
                }
            }
        }
    }

    private final class Listener extends ConnectionLoop {

        Listener() {
            super("listener");
        }

        /// The statement in each round detects a connection lost without an error.
        @Override
        void talk(Connection connection) throws SQLException {
            var own = connection.unwrap(PGConnection.class);
            try (var statement = connection.createStatement()) {
                statement.execute("listen " + channel);
                watch.wakeUp(); // earlier notifications are not repeated
                while (!closing) {
                    statement.execute("select 1");
                    heartbeat.beat(LoopStatus.State.RUNNING);
                    var heard = own.getNotifications((int) PERIOD.toMillis() / 2);
                    if (heard != null && !Arrays.stream(heard).allMatch(LogNotifications.this::isOwn)) {
                        watch.wakeUp();
                    }
                }
            }
        }
    }

    private final class Notifier extends ConnectionLoop {

        private long told;

        Notifier() {
            super("notifier");
        }

        @Override
        void talk(Connection connection) throws SQLException, InterruptedException {
            sender = OptionalInt.of(connection.unwrap(PGConnection.class).getBackendPID());
            try (var statement = connection.createStatement()) {
                while (!closing) {
                    heartbeat.beat(LoopStatus.State.RUNNING);
                    var written = watch.awaitWritten(told, PERIOD.dividedBy(2));
                    if (written > told) {
                        statement.execute("notify " + channel);
                        told = written;
                        time.sleep(TICK);
                    }
                }
            } finally {
                sender = OptionalInt.empty(); // another node's process may get the number
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        listener.thread.interrupt();
        notifier.thread.interrupt();
        try {
            listener.thread.join(Duration.ofSeconds(1));
            notifier.thread.join(Duration.ofSeconds(1));
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
