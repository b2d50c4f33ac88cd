package dev.scoresheet.adapters.http.kernel.request;

import java.time.Duration;

/// Limits on everything that a client could use too much of. The library sets almost no limit by default, so each is
/// named here.
///
/// @param bodyBytes bytes of a body; beyond it 413
/// @param headerBytes bytes of all header fields together; beyond it 431
/// @param requestLineBytes bytes of the request line; beyond it 414
/// @param connections open connections. Beyond it the server closes the longest idle one. If connections without
///     a request yet are more than half of the limit, it closes one of these
/// @param concurrentRequests requests that run at once; further ones wait in the order of arrival
/// @param waitingRequests requests that wait at once, each for `total` at most; beyond either 503 with `Retry-After`
/// @param idle time that a connection may wait for its next request
/// @param head time that request line and header fields may take to arrive
/// @param body time that the body may take to arrive after them
/// @param total time in which an answer must be found
/// @param write time in which the client must accept the answer
/// @param drain time that a stop waits for running requests
/// @param streams open event streams; further ones wait for a place, for `total` at most, then 503 with `Retry-After`
/// @param streamBuffer events that wait for the client of one stream, at most; a client that does not take them within
///     `write` is disconnected
/// @param streamBytes bytes of those events, at most; one event is always sent
/// @param reconnect minimum time that the client of a stream must wait before it reconnects; the maximum is five times
///     that, so that a thousand do not reconnect at once
/// @param streamReaders threads that read new events for all streams
/// @param heartbeat time without an event after which a stream sends a heartbeat
public record Limits(
        int bodyBytes,
        int headerBytes,
        int requestLineBytes,
        int connections,
        int concurrentRequests,
        int waitingRequests,
        Duration idle,
        Duration head,
        Duration body,
        Duration total,
        Duration write,
        Duration drain,
        int streams,
        int streamBuffer,
        int streamBytes,
        Duration reconnect,
        int streamReaders,
        Duration heartbeat) {

    public static final Limits DEFAULT = new Limits(
            64 * 1024,
            16 * 1024,
            8 * 1024,
            2_000,
            512,
            2_000,
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(10),
            1_000,
            256,
            64 * 1024,
            Duration.ofSeconds(1),
            2,
            Duration.ofSeconds(10));

    /// Returns these limits with another number of connections. At most half of them are event streams, so that
    /// requests have room.
    public Limits connections(int atOnce) {
        var fewer = Math.min(streams, Math.max(1, atOnce / 2));
        return tuned(bodyBytes, atOnce, concurrentRequests, fewer, idle, total, drain);
    }

    /// Returns these limits with the numbers that an operator chooses.
    public Limits tuned(
            int bodyBytes,
            int connections,
            int concurrentRequests,
            int streams,
            Duration idle,
            Duration total,
            Duration drain) {
        return new Limits(
                bodyBytes,
                headerBytes,
                requestLineBytes,
                connections,
                concurrentRequests,
                waitingRequests,
                idle,
                head,
                body,
                total,
                write,
                drain,
                streams,
                streamBuffer,
                streamBytes,
                reconnect,
                streamReaders,
                heartbeat);
    }

    /// True if more than `limit` has passed from `since` to `now`, both in nanoseconds of [System#nanoTime()].
    public static boolean isOver(long now, long since, Duration limit) {
        return now - since > limit.toNanos();
    }
}
