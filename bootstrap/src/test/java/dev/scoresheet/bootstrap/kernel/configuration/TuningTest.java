package dev.scoresheet.bootstrap.kernel.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Settings of pools, limits and times that an operator tunes.
final class TuningTest {

    private static final String SWITCH = "trace-view";

    @TempDir
    private Path home;

    /// @param above a value above the range
    record Tuned(String key, String given, String above, Object expected, Function<Configuration, Object> place) {

        @Override
        public String toString() {
            return key;
        }
    }

    static Stream<Tuned> settings() {
        return Stream.of(
                new Tuned(
                        "command-connections",
                        "7",
                        "501",
                        7,
                        all -> all.postgres().connections().commands()),
                new Tuned(
                        "feed-connections",
                        "5",
                        "501",
                        5,
                        all -> all.postgres().connections().feeds()),
                new Tuned(
                        "operations-connections",
                        "3",
                        "501",
                        3,
                        all -> all.postgres().connections().operations()),
                new Tuned(
                        "view-connections",
                        "9",
                        "501",
                        9,
                        all -> all.postgres().connections().views()),
                new Tuned(
                        "query-connections",
                        "11",
                        "501",
                        11,
                        all -> all.postgres().connections().queries()),
                new Tuned(
                        "process-connections",
                        "12",
                        "501",
                        12,
                        all -> all.postgres().connections().processes()),
                new Tuned(
                        "statement-seconds",
                        "6",
                        "31",
                        Duration.ofSeconds(6),
                        all -> all.postgres().statements().reading()),
                new Tuned(
                        "rebuild-statement-minutes",
                        "90",
                        "1441",
                        Duration.ofMinutes(90),
                        all -> all.postgres().statements().loading()),
                new Tuned(
                        "append-queue",
                        "8192",
                        "100001",
                        8_192,
                        all -> all.postgres().appending().queueLength()),
                new Tuned(
                        "append-retry-seconds",
                        "20",
                        "301",
                        Duration.ofSeconds(20),
                        all -> all.postgres().appending().settleWithin()),
                new Tuned("receipt-days", "45", "36501", Duration.ofDays(45), Configuration::receipts),
                new Tuned(
                        "warm-bytes",
                        "0",
                        "1073741825",
                        0,
                        all -> all.commands().warmBytes()),
                new Tuned(
                        "snapshot-over",
                        "2000",
                        "1000001",
                        2_000,
                        all -> all.commands().snapshotOver()),
                new Tuned(
                        "append-within-seconds",
                        "20",
                        "301",
                        Duration.ofSeconds(20),
                        all -> all.commands().appendsWithin()),
                new Tuned(
                        "clock-grace-millis",
                        "400",
                        "10001",
                        Duration.ofMillis(400),
                        all -> all.commands().clockGrace()),
                new Tuned(
                        "http-connections",
                        "3000",
                        "100001",
                        3_000,
                        all -> all.limits().connections()),
                new Tuned(
                        "http-requests",
                        "100",
                        "10001",
                        100,
                        all -> all.limits().concurrentRequests()),
                new Tuned(
                        "http-streams", "900", "50001", 900, all -> all.limits().streams()),
                new Tuned(
                        "body-bytes",
                        "131072",
                        "16777217",
                        131_072,
                        all -> all.limits().bodyBytes()),
                new Tuned(
                        "request-seconds",
                        "60",
                        "301",
                        Duration.ofSeconds(60),
                        all -> all.limits().total()),
                new Tuned(
                        "idle-seconds",
                        "75",
                        "3601",
                        Duration.ofSeconds(75),
                        all -> all.limits().idle()),
                new Tuned(
                        "drain-seconds",
                        "25",
                        "301",
                        Duration.ofSeconds(25),
                        all -> all.limits().drain()),
                new Tuned(
                        "batch-events",
                        "500",
                        "100001",
                        500,
                        all -> all.consumers().batch()),
                new Tuned(
                        "rebuild-memory-percent",
                        "50",
                        "76",
                        50,
                        all -> all.rebuilds().memoryPercent()),
                new Tuned(
                        "rebuild-threads",
                        "2",
                        "257",
                        Optional.of(2),
                        all -> all.rebuilds().threads()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void a_value_reaches_its_place_and_one_above_the_range_is_refused(Tuned tuned) {
        assertEquals(tuned.expected(), tuned.place().apply(read(Map.of(tuned.key(), tuned.given()))));
        var refusal = refusal(Map.of(tuned.key(), tuned.above()));
        assertTrue(
                refusal.matches("(?s).*%s is '%s': a whole number from \\d+ to %d \\(option --%s\\).*"
                        .formatted(tuned.key(), tuned.above(), Integer.parseInt(tuned.above()) - 1, tuned.key())),
                refusal);
    }

    @Test
    void the_only_further_setting_that_is_no_number_is_on_or_off() {
        assertTrue(read(Map.of()).tracing());
        assertTrue(read(Map.of(SWITCH, "on")).tracing());
        assertFalse(read(Map.of(SWITCH, "off")).tracing());
        var refusal = refusal(Map.of(SWITCH, "maybe"));
        assertTrue(refusal.contains(SWITCH + " is 'maybe'"), refusal);
    }

    @Test
    void every_further_setting_is_in_the_table() {
        var further = Stream.of(PoolSettings.ALL, CommandSettings.ALL, LimitSettings.ALL, ReadModelSettings.FURTHER)
                .flatMap(List::stream)
                .map(Setting::key)
                .filter(key -> !key.equals(SWITCH))
                .collect(Collectors.toSet());
        assertEquals(further, settings().map(Tuned::key).collect(Collectors.toSet()));
    }

    @Test
    void nothing_given_leaves_the_limits_as_the_adapters_have_them() {
        var defaults = read(Map.of());
        assertEquals(PostgresOptions.DEFAULT, defaults.postgres());
        assertEquals(Limits.DEFAULT, defaults.limits());
    }

    @Test
    void work_that_outlasts_its_request_is_refused() {
        assertEquals(
                "statement-seconds is 20 and request-seconds is 15: the request would end first",
                refusal(Map.of("statement-seconds", "20", "request-seconds", "15")));
        assertEquals(
                "append-retry-seconds is 10 and request-seconds is 9: the request would end first",
                refusal(Map.of("request-seconds", "9")));
        assertEquals(
                "append-within-seconds is 16 and request-seconds is 15: the request would end first",
                refusal(Map.of("append-within-seconds", "16", "request-seconds", "15")));
    }

    @Test
    void streams_leave_half_of_the_connections_to_requests() {
        assertEquals(
                "http-streams is 51 and http-connections is 100: streams may take at most half of the connections",
                refusal(Map.of("http-streams", "51", "http-connections", "100")));
        assertEquals(50, read(Map.of("http-connections", "100")).limits().streams());
    }

    private Configuration read(Map<String, String> options) {
        return ConfigurationReader.read(options, Map.of(), home, List.of());
    }

    private String refusal(Map<String, String> options) {
        return String.valueOf(
                assertThrows(ConfigurationRefused.class, () -> read(options)).getMessage());
    }
}
