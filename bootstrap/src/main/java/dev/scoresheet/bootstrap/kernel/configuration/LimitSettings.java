package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.EVERYTHING;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import java.time.Duration;
import java.util.List;

/// Settings of the limits of each HTTP listener.
final class LimitSettings {

    private static final Limits USUAL = Limits.DEFAULT;

    static final Setting<Integer> HTTP_CONNECTIONS = Setting.number(
            "http-connections",
            "NUMBER",
            "maximum open connections of a listener; fewer if file handles are short",
            USUAL.connections(),
            24,
            100_000,
            EVERYTHING);

    static final Setting<Integer> HTTP_REQUESTS = Setting.number(
            "http-requests",
            "NUMBER",
            "maximum requests that run at once; the next ones wait in turn",
            USUAL.concurrentRequests(),
            1,
            10_000,
            EVERYTHING);

    static final Setting<Integer> HTTP_STREAMS = Setting.number(
            "http-streams", "NUMBER", "maximum open event streams", USUAL.streams(), 1, 50_000, EVERYTHING);

    static final Setting<Integer> BODY_BYTES = Setting.number(
            "body-bytes", "BYTES", "maximum size of a request body", USUAL.bodyBytes(), 1_024, 16 << 20, EVERYTHING);

    static final Setting<Duration> REQUEST_SECONDS = Setting.seconds(
            "request-seconds", "time in which a request must be answered", USUAL.total(), 1, 300, EVERYTHING);

    static final Setting<Duration> IDLE_SECONDS = Setting.seconds(
            "idle-seconds",
            "time for which a connection may wait for its next request; longer than that of a proxy in front",
            USUAL.idle(),
            1,
            3_600,
            EVERYTHING);

    static final Setting<Duration> DRAIN_SECONDS = Setting.seconds(
            "drain-seconds", "time for which a stop waits for running requests", USUAL.drain(), 1, 300, EVERYTHING);

    static final List<Setting<?>> ALL = List.of(
            HTTP_CONNECTIONS, HTTP_REQUESTS, HTTP_STREAMS, BODY_BYTES, REQUEST_SECONDS, IDLE_SECONDS, DRAIN_SECONDS);

    private LimitSettings() {}

    static Limits limits(SettingReader values) {
        int connections = values.value(HTTP_CONNECTIONS);
        int streams = values.value(HTTP_STREAMS);
        if (values.isGiven(HTTP_STREAMS) && streams > connections / 2) {
            values.problem(
                    "http-streams is %d and http-connections is %d: streams may take at most half of the connections"
                            .formatted(streams, connections));
        }
        notBeyondARequest(PoolSettings.STATEMENT_SECONDS, values);
        notBeyondARequest(PoolSettings.APPEND_RETRY_SECONDS, values);
        if (values.isGiven(CommandSettings.APPEND_WITHIN_SECONDS)) { // the default must not refuse a short request
            notBeyondARequest(CommandSettings.APPEND_WITHIN_SECONDS, values);
        }
        return USUAL.tuned(
                        values.value(BODY_BYTES),
                        connections,
                        values.value(HTTP_REQUESTS),
                        streams,
                        values.value(IDLE_SECONDS),
                        values.value(REQUEST_SECONDS),
                        values.value(DRAIN_SECONDS))
                .connections(connections);
    }

    /// Refuses work that may take longer than the client of a request gets an answer.
    private static void notBeyondARequest(Setting<Duration> work, SettingReader values) {
        var most = values.value(REQUEST_SECONDS);
        var time = values.value(work);
        if (time.compareTo(most) > 0) {
            values.problem("%s is %d and request-seconds is %d: the request would end first"
                    .formatted(work.key(), time.toSeconds(), most.toSeconds()));
        }
    }
}
