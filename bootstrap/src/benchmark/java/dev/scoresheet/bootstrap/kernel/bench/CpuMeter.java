package dev.scoresheet.bootstrap.kernel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Meter of processor use during a measurement: this process, the measured server, and all other processes. On
/// a shared machine a figure without the last says nothing. It reads Linux's accounting; on other systems it has no
/// figures.
public final class CpuMeter {

    private static final Path PROC = Path.of("/proc");
    /// Linux reports process times in hundredths of a second, independent of its clock.
    private static final double TICKS_PER_SECOND = 100;

    private final long serverProcess;
    private final Sample begin;

    private record Sample(long nanos, OptionalLong machine, OptionalLong own, OptionalLong server) {}

    /// Cores in use, on average since the beginning; `foreign` are those of other processes than this one and the
    /// server.
    public record Usage(double seconds, OptionalDouble foreign, OptionalDouble own, OptionalDouble server) {

        /// Returns the microseconds of this process per item, for `each` items.
        public double ownMicros(long each) {
            return own.orElse(Double.NaN) * seconds * 1e6 / each;
        }

        public double serverMicros(long each) {
            return server.orElse(Double.NaN) * seconds * 1e6 / each;
        }
    }

    /// @param serverProcess process of the server; its descendants count with it
    public CpuMeter(long serverProcess) {
        this.serverProcess = serverProcess;
        this.begin = sample();
    }

    public Usage usage() {
        var now = sample();
        var seconds = (now.nanos - begin.nanos) / 1e9;
        var machine = cores(begin.machine, now.machine, seconds);
        var own = cores(begin.own, now.own, seconds);
        var server = cores(begin.server, now.server, seconds);
        if (machine.isEmpty() || own.isEmpty() || server.isEmpty()) {
            return new Usage(seconds, OptionalDouble.empty(), own, server);
        }
        var foreign = machine.getAsDouble() - own.getAsDouble() - server.getAsDouble();
        return new Usage(seconds, OptionalDouble.of(Math.max(0, foreign)), own, server);
    }

    private static OptionalDouble cores(OptionalLong from, OptionalLong to, double seconds) {
        return from.isEmpty() || to.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((to.getAsLong() - from.getAsLong()) / TICKS_PER_SECOND / seconds);
    }

    private Sample sample() {
        var own = ProcessHandle.current().pid();
        return new Sample(System.nanoTime(), machine(), ofProcess(own, false), ofProcess(serverProcess, true));
    }

    /// Sums the first line of /proc/stat without idle time and waiting for disks.
    private static OptionalLong machine() {
        try (var lines = Files.lines(PROC.resolve("stat"))) {
            var fields = lines.findFirst().orElse("").trim().split("\\s+");
            // cpu user nice system idle iowait irq softirq steal
            return OptionalLong.of(LongStream.of(1, 2, 3, 6, 7, 8)
                    .map(field -> Long.parseLong(fields[(int) field]))
                    .sum());
        } catch (IOException | RuntimeException notLinux) {
            return OptionalLong.empty();
        }
    }

    /// @param withChildren true to include ended children and all running descendants
    private static OptionalLong ofProcess(long process, boolean withChildren) {
        try {
            var ended = withChildren ? 4 : 2;
            var ticks = ticks(process, ended);
            if (withChildren) {
                try (Stream<ProcessHandle> children = ProcessHandle.of(process)
                        .map(ProcessHandle::descendants)
                        .orElse(Stream.empty())) {
                    ticks += children.mapToLong(child -> ticksOrNone(child.pid()))
                            .sum();
                }
            }
            return OptionalLong.of(ticks);
        } catch (IOException | RuntimeException notLinux) {
            return OptionalLong.empty();
        }
    }

    private static long ticksOrNone(long process) {
        try {
            return ticks(process, 2);
        } catch (IOException | RuntimeException ended) {
            return 0;
        }
    }

    /// Sums fields from 14 on of /proc/<id>/stat: utime, stime, cutime, cstime. The name before them may contain
    /// blanks.
    private static long ticks(long process, int fields) throws IOException {
        var line = Files.readString(PROC.resolve(Long.toString(process)).resolve("stat"));
        var after = line.substring(line.lastIndexOf(')') + 2).split(" ");
        var sum = 0L;
        for (var field = 0; field < fields; field++) {
            sum += Long.parseLong(after[11 + field]);
        }
        return sum;
    }
}
