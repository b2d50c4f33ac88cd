package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.EVERYTHING;

import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Store;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Settings of the consumers that keep read models up to date.
final class ReadModelSettings {

    /// The minimum exceeds the second for which the transaction of a step may be idle.
    static final Setting<Duration> LEASE_SECONDS = new Setting<>(
            "lease-seconds",
            "SECONDS",
            "time for which a node without a heartbeat keeps a read model",
            "10",
            EVERYTHING,
            ValueFormat.number(2, 600).map(Duration::ofSeconds));

    static final Setting<Duration> POLL_MILLIS = new Setting<>(
            "poll-millis",
            "MILLIS",
            "maximum time between two polls for events of other nodes",
            "200",
            EVERYTHING,
            ValueFormat.number(1, 60_000).map(Duration::ofMillis));

    static final Setting<Duration> AUDIT_SECONDS = new Setting<>(
            "audit-seconds",
            "SECONDS",
            "time between two audits, which compare deliveries with the log",
            "60",
            EVERYTHING,
            ValueFormat.number(1, 86_400).map(Duration::ofSeconds));

    static final Setting<Duration> UNFOLLOWED_HOURS = new Setting<>(
            "unfollowed-hours",
            "HOURS",
            "time without a live node that follows a generation of a read model, before the generation is retired",
            Long.toString(RunnerOptions.UNFOLLOWED_AFTER.toHours()),
            EVERYTHING,
            ValueFormat.number(1, 100_000).map(Duration::ofHours));

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

    private ReadModelSettings() {}

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
                values.value(UNFOLLOWED_HOURS));
    }
}
