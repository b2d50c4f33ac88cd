package dev.scoresheet.adapters.postgres.kernel.kill;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Head row that a test holds, so that appends wait for it in the order in which they arrive.
final class HeldHead implements AutoCloseable {

    /// Less than the time after which an append gives up the lock.
    private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(1_500);

    private static final String WAITING = """
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name like '% append' and wait_event_type = 'Lock'
            """;
    private static final String AT_WORK = """
            select count(*) from pg_stat_activity
            where datname = current_database() and application_name like '% append' and state <> 'idle'
            """;

    private final Connection holder;
    private final Connection watcher;

    HeldHead(TestDatabase database) throws SQLException {
        holder = database.address().connect(20);
        holder.setAutoCommit(false);
        watcher = database.address().connect(20);
    }

    void hold() throws SQLException {
        try (var statement = holder.createStatement()) {
            statement.execute("select from kernel.head for update");
        }
    }

    void release() throws SQLException {
        holder.rollback();
    }

    /// Returns false if so many appends do not wait in time.
    boolean awaitWaiting(int appends) {
        return await(() -> count(WAITING) >= appends);
    }

    /// Waits until no call of an append runs any more, not even a lost one.
    void awaitNobody() {
        while (!await(() -> count(AT_WORK) == 0)) {
            Thread.onSpinWait();
        }
    }

    static boolean await(BooleanSupplier reached) {
        long giveUp = System.nanoTime() + PATIENCE;
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private long count(String query) {
        try (var statement = watcher.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() throws SQLException {
        holder.close();
        watcher.close();
    }
}
