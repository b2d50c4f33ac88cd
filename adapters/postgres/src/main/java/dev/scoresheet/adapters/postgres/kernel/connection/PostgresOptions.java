package dev.scoresheet.adapters.postgres.kernel.connection;

import dev.scoresheet.application.kernel.log.event.Page;
import java.time.Duration;
import java.util.stream.IntStream;

/// The limits of one node towards its database. Every one is explicit, since the driver's and the
/// server's own are "none".
///
/// @param application named to the server, for `pg_stat_activity`
/// @param poll between two looks at what other nodes have written, at most
/// @param pageBytes of the events that are read, or handed over, at once
/// @param hints whether nodes tell each other that there is something to see
public record PostgresOptions(
        String application, Appending appending, Connections connections, int pageBytes, Duration poll, boolean hints) {

    /// Of the queue of appends: some batches wait while one is under way.
    private static final int QUEUED_PAGES = 4;

    public static final PostgresOptions DEFAULT = new PostgresOptions(
            "scoresheet",
            new Appending(4096, QUEUED_PAGES * Page.BYTES, 512, Page.BYTES / 2, Duration.ofSeconds(10)),
            new Connections(6, 4, 2, 4, 6),
            Page.BYTES,
            Duration.ofMillis(200),
            false);

    /// How appends of many callers become calls of the database.
    ///
    /// @param queueLength appends that wait or are under way at once; one more is answered at once with
    ///     unavailability
    /// @param queueBytes text of their events, at most; a single append may have more
    /// @param batchAppends appends in one call, at most
    /// @param batchBytes text of events in one call, at most; a single append may have more
    /// @param settleWithin how long a batch that was interrupted is offered again before its callers
    ///     are told
    public record Appending(int queueLength, int queueBytes, int batchAppends, int batchBytes, Duration settleWithin) {
        public Appending {
            if (queueLength < 1 || queueBytes < 1 || batchAppends < 1 || batchBytes < 1) {
                throw new IllegalArgumentException("a queue and a batch hold at least one append");
            }
        }
    }

    /// How many there are for each purpose, at most.
    ///
    /// @param commands for reading streams and receipts
    /// @param feeds for reading the log in order
    /// @param operations for verify, export and operations
    /// @param views for steps of read models, their leases and generations
    /// @param queries for answers from read models
    public record Connections(int commands, int feeds, int operations, int views, int queries) {
        public Connections {
            if (IntStream.of(commands, feeds, operations, views, queries).anyMatch(number -> number < 1)) {
                throw new IllegalArgumentException("each purpose needs at least one connection");
            }
        }
    }

    public PostgresOptions {
        if (poll.compareTo(Duration.ofMillis(1)) < 0) {
            throw new IllegalArgumentException("looks are a millisecond apart at least");
        }
    }

    public PostgresOptions named(String name) {
        return new PostgresOptions(name, appending, connections, pageBytes, poll, hints);
    }

    public PostgresOptions queueing(int appends) {
        return appending(new Appending(
                appends, appending.queueBytes, appending.batchAppends, appending.batchBytes, appending.settleWithin));
    }

    public PostgresOptions settlingWithin(Duration duration) {
        return appending(new Appending(
                appending.queueLength, appending.queueBytes, appending.batchAppends, appending.batchBytes, duration));
    }

    /// What is read, handed over, queued and written at once has no more bytes than follow from this.
    ///
    /// @param bytes of the events of a page, at most
    public PostgresOptions pagingBy(int bytes) {
        var queue = (int) Math.min(Integer.MAX_VALUE, (long) QUEUED_PAGES * bytes);
        var other = new Appending(
                appending.queueLength, queue, appending.batchAppends, Math.max(1, bytes / 2), appending.settleWithin);
        return new PostgresOptions(application, other, connections, bytes, poll, hints);
    }

    public PostgresOptions connecting(Connections fewer) {
        return new PostgresOptions(application, appending, fewer, pageBytes, poll, hints);
    }

    private PostgresOptions appending(Appending other) {
        return new PostgresOptions(application, other, connections, pageBytes, poll, hints);
    }

    /// How this node learns of what others write: by a look at least this often, and by their hints.
    public PostgresOptions looking(Duration atLeastEvery, boolean heedingHints) {
        return new PostgresOptions(application, appending, connections, pageBytes, atLeastEvery, heedingHints);
    }
}
