package dev.scoresheet.adapters.http.kernel.request;

import java.time.Duration;

/// Everything that a client could want too much of. The library's defaults are "no limit" nearly everywhere, so each is
/// named here.
///
/// @param bodyBytes beyond it 413
/// @param headerBytes all header fields together; beyond it 431
/// @param requestLineBytes beyond it 414
/// @param connections open at once; beyond it the longest idle one is closed, and one that asked nothing yet when these
///     are more than half
/// @param concurrentRequests being answered at once; further ones wait, in the order in which they came
/// @param waitingRequests that wait at once, for as long as `total`; beyond either 503 with `Retry-After`
/// @param idle how long a connection may wait for its next request
/// @param head how long request line and header fields may take to arrive
/// @param body how long the body may take to arrive after them
/// @param total how long an answer may take to be found
/// @param write how long the client may take to accept it
/// @param drain how long a stop waits for answers under way
/// @param streams event streams open at once; further ones wait for a place, for as long as `total`, then 503 with
///     `Retry-After`
/// @param streamBuffer events that wait for the client of one stream at most; who does not take them within the time of
///     a write is cut off
/// @param streamBytes of those events, at most; one event always goes
/// @param reconnect how long the client of a stream is told to wait before it comes back, at least; at most five times
///     that, so that a thousand do not come at once
/// @param streamLookers threads that read what is new for all streams
/// @param heartbeat how long a stream may say nothing before it says that it is still there
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
        int streamLookers,
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

    /// The same for fewer or more connections; at most half of them are event streams, so that there is
    /// room for who asks for something.
    public Limits connections(int atOnce) {
        return new Limits(
                bodyBytes,
                headerBytes,
                requestLineBytes,
                atOnce,
                concurrentRequests,
                waitingRequests,
                idle,
                head,
                body,
                total,
                write,
                drain,
                Math.min(streams, Math.max(1, atOnce / 2)),
                streamBuffer,
                streamBytes,
                reconnect,
                streamLookers,
                heartbeat);
    }

    /// True if more than `limit` has passed from `since` to `now`, both in nanoseconds of [System#nanoTime()].
    public static boolean isOver(long now, long since, Duration limit) {
        return now - since > limit.toNanos();
    }
}
