package dev.scoresheet.bootstrap.kernel.bench.measure;

import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// Meter of processor use during a measurement: this process, the measured server, and all other processes. On
/// a shared machine a figure without the last says nothing. It reads Linux's accounting; on other systems it has no
/// figures.
public final class CpuMeter {

    private final long serverProcess;
    private final OptionalLong databaseProcess;
    private final Sample begin;

    private record Sample(
            long nanos,
            OptionalLong machine,
            OptionalLong own,
            OptionalLong server,
            OptionalLong database,
            Map<String, Long> compilers) {}

    /// Cores in use, on average since the beginning.
    ///
    /// @param foreign processes other than this one, the server and its database
    /// @param server server without its database
    /// @param database database of the server; none if it is no process of its own
    /// @param compilers JIT compiler threads of the server, which `server` contains
    public record Usage(
            double seconds,
            OptionalDouble foreign,
            OptionalDouble own,
            OptionalDouble server,
            OptionalDouble database,
            OptionalDouble compilers) {

        /// Returns the microseconds of this process per item, for `each` items.
        public double ownMicros(long each) {
            return micros(own, each);
        }

        public double serverMicros(long each) {
            return micros(server, each);
        }

        public double databaseMicros(long each) {
            return micros(database, each);
        }

        public double compilerMicros(long each) {
            return micros(compilers, each);
        }

        private double micros(OptionalDouble cores, long each) {
            return cores.orElse(Double.NaN) * seconds * 1e6 / each;
        }
    }

    /// @param serverProcess process of the server; its descendants count with it
    public CpuMeter(long serverProcess) {
        this(serverProcess, OptionalLong.empty());
    }

    /// @param serverProcess process of the server; its descendants count with it
    /// @param databaseProcess process of the server's database, which is no descendant of the server
    public CpuMeter(long serverProcess, OptionalLong databaseProcess) {
        this.serverProcess = serverProcess;
        this.databaseProcess = databaseProcess;
        this.begin = sample();
    }

    public Usage usage() {
        var now = sample();
        var seconds = (now.nanos - begin.nanos) / 1e9;
        var machine = cores(begin.machine, now.machine, seconds);
        var own = cores(begin.own, now.own, seconds);
        var server = cores(begin.server, now.server, seconds);
        var database = cores(begin.database, now.database, seconds);
        var compilers = OptionalDouble.of(now.compilers.entrySet().stream()
                        .mapToLong(one -> one.getValue() - begin.compilers.getOrDefault(one.getKey(), 0L))
                        .sum()
                / LinuxTimes.TICKS_PER_SECOND
                / seconds);
        var foreign = machine.isEmpty() || own.isEmpty() || server.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(
                        0, machine.getAsDouble() - own.getAsDouble() - server.getAsDouble() - database.orElse(0)));
        return new Usage(seconds, foreign, own, server, database, compilers);
    }

    private static OptionalDouble cores(OptionalLong from, OptionalLong to, double seconds) {
        return from.isEmpty() || to.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of((to.getAsLong() - from.getAsLong()) / LinuxTimes.TICKS_PER_SECOND / seconds);
    }

    private Sample sample() {
        return new Sample(
                System.nanoTime(),
                LinuxTimes.machine(),
                LinuxTimes.process(ProcessHandle.current().pid()),
                LinuxTimes.tree(serverProcess),
                databaseProcess.isEmpty() ? OptionalLong.empty() : LinuxTimes.tree(databaseProcess.getAsLong()),
                LinuxTimes.compilers(serverProcess));
    }
}
