package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.log.event.Page;
import java.time.Duration;
import java.util.stream.IntStream;

/// Limits of one node towards its database. Each limit is explicit, because the default of the driver and of the server
/// is "none".
///
/// @param application the name for `pg_stat_activity`
/// @param poll the longest time between two polls for writes of other nodes
/// @param pageBytes the size of the events that are read or handed over at once, in bytes
/// @param notifying true if nodes notify each other of new events
/// @param channel the channel of these notifications, the same on all nodes of a database
public record PostgresOptions(
        String application,
        Appending appending,
        Connections connections,
        Statements statements,
        int pageBytes,
        Duration poll,
        boolean notifying,
        SqlIdentifier channel) {

    /// Length of the append queue in pages: some batches wait while one is written.
    private static final int QUEUED_PAGES = 4;

    public static final PostgresOptions DEFAULT = new PostgresOptions(
            Product.NAME,
            new Appending(4096, QUEUED_PAGES * Page.BYTES, 512, Page.BYTES / 2, Duration.ofSeconds(10)),
            new Connections(6, 4, 2, 4, 6, 4),
            new Statements(Duration.ofSeconds(5), Duration.ofMinutes(60)),
            Page.BYTES,
            Duration.ofMillis(200),
            false,
            new SqlIdentifier(Product.DEPLOYED_NAME + "_log"));

    /// Limits of the queue and of the batches of appends.
    ///
    /// @param queueLength appends that wait or run at once; the next one fails as unavailable
    /// @param queueBytes maximum bytes of queued text; a single append may have more
    /// @param batchAppends maximum appends in one call
    /// @param batchBytes maximum bytes of text in one call; a single append may have more
    /// @param settleWithin time of retries of an interrupted batch, before its callers get the error
    public record Appending(int queueLength, int queueBytes, int batchAppends, int batchBytes, Duration settleWithin) {
        public Appending {
            if (queueLength < 1 || queueBytes < 1 || batchAppends < 1 || batchBytes < 1) {
                throw new IllegalArgumentException("a queue and a batch must hold at least one append");
            }
        }
    }

    /// Maximum number of connections for each purpose.
    ///
    /// @param commands for reading streams and receipts
    /// @param feeds for reading the log in order
    /// @param operations for verify, export and operations
    /// @param views for steps of read models, their leases and generations
    /// @param queries for answers from read models
    /// @param processes for steps of processes, their leases, and the streams that their commands read
    public record Connections(int commands, int feeds, int operations, int views, int queries, int processes) {
        public Connections {
            if (IntStream.of(commands, feeds, operations, views, queries, processes)
                    .anyMatch(number -> number < 1)) {
                throw new IllegalArgumentException("each purpose needs at least one connection");
            }
        }
    }

    /// Timeouts of statements.
    ///
    /// @param reading for a statement that reads streams, the log or read models
    /// @param loading for a statement of a rebuild, such as the creation of an index
    public record Statements(Duration reading, Duration loading) {}

    public PostgresOptions {
        if (poll.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("the poll interval must be at least one millisecond");
        }
    }

    public PostgresOptions named(String name) {
        return new PostgresOptions(name, appending, connections, statements, pageBytes, poll, notifying, channel);
    }

    public PostgresOptions queueing(int appends) {
        return appending(new Appending(
                appends, appending.queueBytes, appending.batchAppends, appending.batchBytes, appending.settleWithin));
    }

    public PostgresOptions settlingWithin(Duration duration) {
        return appending(new Appending(
                appending.queueLength, appending.queueBytes, appending.batchAppends, appending.batchBytes, duration));
    }

    /// Returns options whose reads, hand-overs, queue and batches are bounded by this page size.
    ///
    /// @param bytes the maximum size of the events of a page
    public PostgresOptions pagingBy(int bytes) {
        var queue = (int) Math.min(Integer.MAX_VALUE, (long) QUEUED_PAGES * bytes);
        var other = new Appending(
                appending.queueLength, queue, appending.batchAppends, Math.max(1, bytes / 2), appending.settleWithin);
        return new PostgresOptions(application, other, connections, statements, bytes, poll, notifying, channel);
    }

    public PostgresOptions connecting(Connections fewer) {
        return new PostgresOptions(application, appending, fewer, statements, pageBytes, poll, notifying, channel);
    }

    public PostgresOptions ending(Statements within) {
        return new PostgresOptions(application, appending, connections, within, pageBytes, poll, notifying, channel);
    }

    private PostgresOptions appending(Appending other) {
        return new PostgresOptions(application, other, connections, statements, pageBytes, poll, notifying, channel);
    }

    public PostgresOptions notifyingOn(SqlIdentifier other) {
        return new PostgresOptions(application, appending, connections, statements, pageBytes, poll, notifying, other);
    }

    /// Sets how this node finds other nodes' writes: by polls at least this often, and by notifications.
    public PostgresOptions looking(Duration atLeastEvery, boolean notifying) {
        return new PostgresOptions(
                application, appending, connections, statements, pageBytes, atLeastEvery, notifying, channel);
    }
}
