package dev.scoresheet.adapters.postgres.kernel;

import java.time.Duration;

/// The limits of one node towards its database. Every one is explicit, since the driver's and the
/// server's own are "none".
///
/// @param application named to the server, for `pg_stat_activity`
/// @param queueLength appends that wait or are under way at once; one more is answered at once with
///     unavailability
/// @param batchAppends appends in one call of the database, at most
/// @param batchBytes text of events in one call, about
/// @param settleWithin how long a batch that was interrupted is offered again before its callers are
///     told
/// @param commandConnections for reading streams and receipts
/// @param feedConnections for reading the log in order
/// @param operationsConnections for verify, export and operations
/// @param viewConnections for steps of read models, their leases and generations
/// @param queryConnections for answers from read models
/// @param poll between two looks at what other nodes have written, at most
/// @param hints whether nodes tell each other that there is something to see
public record PostgresOptions(
        String application,
        int queueLength,
        int batchAppends,
        int batchBytes,
        Duration settleWithin,
        int commandConnections,
        int feedConnections,
        int operationsConnections,
        int viewConnections,
        int queryConnections,
        Duration poll,
        boolean hints) {

    public static final PostgresOptions DEFAULT = new PostgresOptions(
            "scoresheet", 4096, 512, 4 << 20, Duration.ofSeconds(10), 6, 4, 2, 4, 6, Duration.ofMillis(200), false);

    public PostgresOptions {
        if (queueLength < 1 || batchAppends < 1 || batchBytes < 1) {
            throw new IllegalArgumentException("a queue and a batch hold at least one append");
        }
        if (commandConnections < 1
                || feedConnections < 1
                || operationsConnections < 1
                || viewConnections < 1
                || queryConnections < 1) {
            throw new IllegalArgumentException("each purpose needs at least one connection");
        }
        if (poll.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("looks are a millisecond apart at least");
        }
    }

    public PostgresOptions named(String name) {
        return new PostgresOptions(
                name,
                queueLength,
                batchAppends,
                batchBytes,
                settleWithin,
                commandConnections,
                feedConnections,
                operationsConnections,
                viewConnections,
                queryConnections,
                poll,
                hints);
    }

    public PostgresOptions queueing(int appends) {
        return new PostgresOptions(
                application,
                appends,
                batchAppends,
                batchBytes,
                settleWithin,
                commandConnections,
                feedConnections,
                operationsConnections,
                viewConnections,
                queryConnections,
                poll,
                hints);
    }

    public PostgresOptions batching(int appends) {
        return new PostgresOptions(
                application,
                queueLength,
                appends,
                batchBytes,
                settleWithin,
                commandConnections,
                feedConnections,
                operationsConnections,
                viewConnections,
                queryConnections,
                poll,
                hints);
    }

    public PostgresOptions settlingWithin(Duration duration) {
        return new PostgresOptions(
                application,
                queueLength,
                batchAppends,
                batchBytes,
                duration,
                commandConnections,
                feedConnections,
                operationsConnections,
                viewConnections,
                queryConnections,
                poll,
                hints);
    }

    /// How this node learns of what others write: by a look at least this often, and by their hints.
    public PostgresOptions looking(Duration atLeastEvery, boolean heedingHints) {
        return new PostgresOptions(
                application,
                queueLength,
                batchAppends,
                batchBytes,
                settleWithin,
                commandConnections,
                feedConnections,
                operationsConnections,
                viewConnections,
                queryConnections,
                atLeastEvery,
                heedingHints);
    }
}
