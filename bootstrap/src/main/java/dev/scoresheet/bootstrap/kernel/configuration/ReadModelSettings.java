package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.DATABASE;
import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.EVERYTHING;

import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Rebuilds;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Store;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Settings of the consumers that keep read models up to date.
final class ReadModelSettings {

    /// The minimum exceeds the second for which the transaction of a step may be idle.
    static final Setting<Duration> LEASE_SECONDS = Setting.seconds(
            "lease-seconds",
            "time for which a node without a heartbeat keeps a read model",
            Duration.ofSeconds(10),
            2,
            600,
            EVERYTHING);

    static final Setting<Duration> POLL_MILLIS = Setting.time(
            "poll-millis",
            "MILLIS",
            "maximum time between two polls for events of other nodes",
            PostgresOptions.DEFAULT.poll(),
            ChronoUnit.MILLIS,
            1,
            60_000,
            EVERYTHING);

    static final Setting<Duration> AUDIT_SECONDS = Setting.seconds(
            "audit-seconds",
            "time between two audits, which compare deliveries with the log",
            Duration.ofSeconds(60),
            1,
            86_400,
            EVERYTHING);

    static final Setting<Duration> UNFOLLOWED_HOURS = Setting.time(
            "unfollowed-hours",
            "HOURS",
            "time without a live node that follows a generation of a read model, before the generation is retired",
            RunnerOptions.UNFOLLOWED_AFTER,
            ChronoUnit.HOURS,
            1,
            100_000,
            EVERYTHING);

    /// Only the subject knows which views exist, so the server checks the names at its start.
    static final Setting<Set<String>> INLINE = new Setting<>(
            "inline",
            "VIEW,...",
            "read models that this server steps in the transactions of its appends (default: none)",
            "",
            EVERYTHING,
            ValueFormat.text(
                            "names of read models with commas between them",
                            text -> text.isEmpty() || names(text).noneMatch(String::isEmpty))
                    .map(text -> text.isEmpty()
                            ? Set.of()
                            : new TreeSet<>(names(text).toList())));

    static final Setting<Boolean> NOTIFY = new Setting<>(
            "notify",
            "on|off",
            "on if nodes notify each other of new events",
            "on",
            EVERYTHING,
            ValueFormat.choice("on", true, "off", false));

    static final Setting<Integer> BATCH_EVENTS = Setting.number(
            "batch-events",
            "NUMBER",
            "maximum positions of the log in one step of a read model",
            2_000,
            1,
            100_000,
            EVERYTHING);

    /// The default leaves most of the heap to requests.
    static final Setting<Integer> REBUILD_MEMORY_PERCENT = Setting.number(
            "rebuild-memory-percent",
            "PERCENT",
            "share of the heap for the rows of all rebuilds and checks",
            Rebuilds.DEFAULT.memoryPercent(),
            1,
            75,
            DATABASE);

    static final Setting<Optional<Integer>> REBUILD_THREADS = new Setting<>(
            "rebuild-threads",
            "NUMBER",
            "threads that decode events for a rebuild or a check (default: one for each processor)",
            "",
            DATABASE,
            ValueFormat.number(1, 256).orNone());

    static final Setting<Boolean> TRACE_VIEW = new Setting<>(
            "trace-view",
            "on|off",
            "on if this server keeps the view trace up to date, and this command reads it",
            "on",
            DATABASE,
            ValueFormat.choice("on", true, "off", false));

    static final List<Setting<?>> FURTHER = List.of(BATCH_EVENTS, REBUILD_MEMORY_PERCENT, REBUILD_THREADS, TRACE_VIEW);

    private ReadModelSettings() {}

    static Rebuilds rebuilds(SettingReader values) {
        return new Rebuilds(values.value(REBUILD_MEMORY_PERCENT), values.value(REBUILD_THREADS));
    }

    private static Stream<String> names(String list) {
        return Arrays.stream(list.split(",", -1)).map(String::strip);
    }

    static Consumers consumers(SettingReader values) {
        if (values.isGiven(INLINE) && values.value(DatabaseSettings.STORE) == Store.MEMORY) {
            values.problem("inline is given and store is memory, where read models are only followed: leave one out");
        }
        return new Consumers(
                values.value(LEASE_SECONDS),
                values.value(POLL_MILLIS),
                values.value(NOTIFY),
                values.value(INLINE),
                values.value(AUDIT_SECONDS),
                values.value(UNFOLLOWED_HOURS),
                values.value(BATCH_EVENTS));
    }
}
