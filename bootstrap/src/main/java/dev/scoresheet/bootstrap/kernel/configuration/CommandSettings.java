package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.DATABASE;
import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.EVERYTHING;

import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Settings of the handling of commands.
final class CommandSettings {

    static final Setting<Integer> WARM_BYTES = Setting.number(
            "warm-bytes",
            "BYTES",
            "maximum bytes of states of streams that the server keeps in memory; 0 keeps none",
            Commands.DEFAULT.warmBytes(),
            0,
            1 << 30,
            EVERYTHING);

    static final Setting<Integer> SNAPSHOT_OVER = Setting.number(
            "snapshot-over",
            "EVENTS",
            "number of events of a stream over which the server keeps snapshots of its state; 0 keeps none",
            Commands.DEFAULT.snapshotOver(),
            0,
            1_000_000,
            EVERYTHING);

    static final Setting<Duration> APPEND_WITHIN_SECONDS = Setting.seconds(
            "append-within-seconds",
            "time after the start of a request in which its append may begin",
            Commands.DEFAULT.appendsWithin(),
            1,
            300,
            EVERYTHING);

    static final Setting<Duration> CLOCK_GRACE_MILLIS = Setting.time(
            "clock-grace-millis",
            "MILLIS",
            "longest round trip and largest jump with which the time of the database counts as known; a process"
                    + " acts this long after a deadline",
            Commands.DEFAULT.clockGrace(),
            ChronoUnit.MILLIS,
            10,
            10_000,
            DATABASE);

    static final List<Setting<?>> ALL = List.of(WARM_BYTES, SNAPSHOT_OVER, APPEND_WITHIN_SECONDS, CLOCK_GRACE_MILLIS);

    private CommandSettings() {}

    static Commands commands(SettingReader values) {
        return new Commands(
                values.value(WARM_BYTES),
                values.value(SNAPSHOT_OVER),
                values.value(APPEND_WITHIN_SECONDS),
                values.value(CLOCK_GRACE_MILLIS));
    }
}
