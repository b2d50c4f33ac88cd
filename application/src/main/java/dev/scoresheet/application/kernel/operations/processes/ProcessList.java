package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess.InspectedPartition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.LongToDoubleFunction;
import java.util.function.ToLongFunction;

/// List of processes, as `process list` shows it.
///
/// @param head last position of the log
public record ProcessList(long head, List<Line> processes) {

    /// Process.
    ///
    /// @param version version that acts; 0 before the first owner
    /// @param paused true if an operator paused it
    /// @param fired deadlines that fired
    public record Line(
            String name,
            int version,
            long actsFrom,
            List<Part> partitions,
            boolean paused,
            long instances,
            long waiting,
            long parked,
            Optional<Instant> nextDeadline,
            long fired,
            Percentiles latenessMillis) {}

    public record Part(int partition, long position, long lagEvents, double lagSeconds, Optional<String> owner) {}

    /// Percentiles; empty if no deadline has fired.
    public record Percentiles(Optional<Long> p50, Optional<Long> p99) {

        static Percentiles of(NavigableMap<Long, Long> counts) {
            return new Percentiles(at(counts, 50), at(counts, 99));
        }

        /// Returns the class of the firing at this percentile, by the nearest rank.
        private static Optional<Long> at(NavigableMap<Long, Long> counts, int percent) {
            long left = Math.ceilDiv(total(counts) * percent, 100);
            for (var one : counts.entrySet()) {
                left -= one.getValue();
                if (left <= 0) {
                    return Optional.of(one.getKey());
                }
            }
            return Optional.empty();
        }
    }

    /// @param lagSeconds time that the first event after a position has been in the log
    static ProcessList of(List<InspectedProcess> all, LogHead head, LongToDoubleFunction lagSeconds) {
        return new ProcessList(
                head.position(),
                all.stream()
                        .map(process -> line(process, head.position(), lagSeconds))
                        .toList());
    }

    private static Line line(InspectedProcess process, long head, LongToDoubleFunction lagSeconds) {
        return new Line(
                process.name(),
                process.acting(),
                process.start().actsFrom(),
                process.partitions().stream()
                        .map(one -> new Part(
                                one.number(),
                                one.position(),
                                Math.max(0, head - one.position()),
                                lagSeconds.applyAsDouble(one.position()),
                                one.owner()))
                        .toList(),
                process.partitions().stream().anyMatch(InspectedPartition::paused),
                sum(process, InspectedPartition::instances),
                sum(process, InspectedPartition::waiting),
                sum(process, InspectedPartition::parked),
                process.partitions().stream()
                        .flatMap(one -> one.nextDeadline().stream())
                        .min(Comparator.naturalOrder()),
                total(process.lateness()),
                Percentiles.of(process.lateness()));
    }

    private static long sum(InspectedProcess process, ToLongFunction<InspectedPartition> number) {
        return process.partitions().stream().mapToLong(number).sum();
    }

    private static long total(NavigableMap<Long, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
