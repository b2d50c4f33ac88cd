package dev.scoresheet.bootstrap.kernel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Who used the processors while something was measured: this process, the database, and everybody else. On
/// a shared machine a figure without the last says nothing. Reads Linux's accounting; elsewhere it knows
/// nothing.
final class CpuMeter {

    private static final Path PROC = Path.of("/proc");
    /// Linux tells times of processes in hundredths of a second, whatever its clock does.
    private static final double TICKS_PER_SECOND = 100;

    private final long databaseProcess;
    private final Sample begin;

    private record Sample(long nanos, OptionalLong machine, OptionalLong own, OptionalLong database) {}

    /// Cores in use by others than this process and the database, on average since the beginning.
    record Usage(double seconds, OptionalDouble foreign, OptionalDouble own, OptionalDouble database) {

        /// Microseconds of this process for each of so many.
        double ownMicros(long each) {
            return own.orElse(Double.NaN) * seconds * 1e6 / each;
        }

        double databaseMicros(long each) {
            return database.orElse(Double.NaN) * seconds * 1e6 / each;
        }
    }

    CpuMeter(long databaseProcess) {
        this.databaseProcess = databaseProcess;
        this.begin = sample();
    }

    Usage usage() {
        var now = sample();
        var seconds = (now.nanos - begin.nanos) / 1e9;
        var machine = cores(begin.machine, now.machine, seconds);
        var own = cores(begin.own, now.own, seconds);
        var database = cores(begin.database, now.database, seconds);
        if (machine.isEmpty() || own.isEmpty() || database.isEmpty()) {
            return new Usage(seconds, OptionalDouble.empty(), own, database);
        }
        var foreign = machine.getAsDouble() - own.getAsDouble() - database.getAsDouble();
        return new Usage(seconds, OptionalDouble.of(Math.max(0, foreign)), own, database);
    }

    private static OptionalDouble cores(OptionalLong from, OptionalLong to, double seconds) {
        return from.isEmpty() || to.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((to.getAsLong() - from.getAsLong()) / TICKS_PER_SECOND / seconds);
    }

    private Sample sample() {
        var own = ProcessHandle.current().pid();
        return new Sample(System.nanoTime(), machine(), ofProcess(own, false), ofProcess(databaseProcess, true));
    }

    /// All of the first line of /proc/stat but idle time and waiting for disks.
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

    /// @param withChildren those that have ended and those that run
    private static OptionalLong ofProcess(long process, boolean withChildren) {
        try {
            var ended = withChildren ? 4 : 2;
            var ticks = ticks(process, ended);
            if (withChildren) {
                try (Stream<ProcessHandle> children =
                        ProcessHandle.of(process).map(ProcessHandle::children).orElse(Stream.empty())) {
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

    /// Fields 14 and on of /proc/<id>/stat: utime, stime, cutime, cstime. The name before them may hold
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
