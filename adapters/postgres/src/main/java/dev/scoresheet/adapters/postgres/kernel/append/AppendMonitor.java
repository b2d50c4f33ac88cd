package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.application.kernel.operations.Heartbeat;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;

/// Monitor of the appender. During a long call it names the sessions that hold the head row. Only then it queries the
/// database. After a failure of the store, it reports the error until a batch is written.
public final class AppendMonitor implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(AppendMonitor.class.getName());

    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMillis(400);

    /// Includes a query to a database that does not answer.
    private static final Duration PERIOD = LOOK.plusSeconds(2L * SessionSettings.CONNECT_SECONDS);

    /// Without more rights, the server shows only pid and application of other users' sessions. The catalog has the
    /// table's name, also for users without privileges on the schema.
    private static final String HOLDERS = """
            select format('session %s of user %s (application ''%s''), %s, its transaction open for %s ms',
                a.pid, a.usename, a.application_name, coalesce(a.state, 'in a state that is not shown'),
                coalesce(round(extract(epoch from clock_timestamp() - a.xact_start) * 1000)::text, 'unknown'))
            from pg_stat_activity a
            where a.pid <> pg_backend_pid()
                and cardinality(pg_blocking_pids(a.pid)) = 0
                and exists (
                    select from pg_locks l
                    join pg_class c on c.oid = l.relation
                    join pg_namespace n on n.oid = c.relnamespace
                    where l.pid = a.pid and l.granted and n.nspname = 'kernel' and c.relname = 'head'
                        and l.mode in ('RowShareLock', 'RowExclusiveLock'))
            """;

    private final DatabaseAddress address;
    private final Appender appender;
    private final Thread thread;
    private final TimeSource time = TimeSource.system();
    private final Heartbeat heartbeat = new Heartbeat("appender", PERIOD, time);
    private volatile boolean closing;

    public AppendMonitor(DatabaseAddress address, Appender appender) {
        this.address = address;
        this.appender = appender;
        this.thread = Thread.ofVirtual().name("append watch").start(() -> heartbeat.run(this::watch));
    }

    /// Returns the state of the appender's loop. The heartbeat is the monitor's; the appender waits for batches.
    public LoopStatus loop() {
        var watched = heartbeat.status();
        if (!closing && !appender.isAlive()) {
            return watched.as(LoopStatus.State.DEAD, Optional.of("its thread ended"));
        }
        return watched.state() == LoopStatus.State.RUNNING && appender.failing().isPresent()
                ? watched.as(LoopStatus.State.TRYING_AGAIN, appender.failing())
                : watched;
    }

    private void watch() throws InterruptedException {
        while (!closing) {
            time.sleep(LOOK);
            look(appender.underWay());
        }
    }

    private void look(Duration underWay) {
        if (underWay.compareTo(LONG) < 0) {
            heartbeat.beat(LoopStatus.State.RUNNING);
            return;
        }
        var found = "a batch has been running for %d ms; %s".formatted(underWay.toMillis(), cause());
        if (heartbeat.status().state() == LoopStatus.State.RUNNING) {
            LOG.log(System.Logger.Level.WARNING, found);
        }
        heartbeat.beat(LoopStatus.State.TRYING_AGAIN, found);
    }

    private String cause() {
        var holders = new ArrayList<String>();
        try (var connection = address.connect(SessionSettings.CONNECT_SECONDS);
                var statement = connection.createStatement()) {
            statement.setQueryTimeout(SessionSettings.CONNECT_SECONDS);
            try (var rows = statement.executeQuery(HOLDERS)) {
                while (rows.next()) {
                    holders.add(rows.getString(1));
                }
            }
        } catch (SQLException away) {
            return "the database is " + DatabaseError.words(away);
        }
        return holders.isEmpty()
                ? "no session holds the log's head"
                : "the log's head is locked by " + String.join(", ", holders);
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
