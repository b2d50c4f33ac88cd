package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

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
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Instant looked = Instant.now();
    private volatile boolean closing;

    public AppendMonitor(DatabaseAddress address, Appender appender) {
        this.address = address;
        this.appender = appender;
        this.thread = Thread.ofVirtual().name("append watch").start(this::run);
    }

    /// Returns the state of the appender's loop.
    public LoopStatus loop() {
        var dead = !closing && !appender.isAlive();
        var hindrance = trouble.or(appender::failing);
        var state = dead
                ? LoopStatus.State.DEAD
                : hindrance.isPresent() ? LoopStatus.State.TRYING_AGAIN : LoopStatus.State.RUNNING;
        var detail = dead ? Optional.of("its thread ended") : hindrance;
        return new LoopStatus("appender", state, OptionalLong.empty(), looked, PERIOD, detail);
    }

    private void run() {
        try {
            while (!closing) {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
                look(appender.underWay());
                looked = Instant.now();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Duration underWay) {
        if (underWay.compareTo(LONG) < 0) {
            trouble = Optional.empty();
            return;
        }
        var found = "a batch is under way for %d ms; %s".formatted(underWay.toMillis(), cause());
        if (trouble.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, found);
        }
        trouble = Optional.of(found);
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
                ? "nobody holds the log's head"
                : "the log's head is held by " + String.join(", ", holders);
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }
}
