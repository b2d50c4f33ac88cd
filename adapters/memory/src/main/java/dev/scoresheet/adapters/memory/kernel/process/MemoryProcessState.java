package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.Checkpoint;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// State of all processes, as a database would hold it, under the lock of the log.
final class MemoryProcessState {

    private final MemoryEpochs epochs;
    private final InstantSource clock;
    private final Map<String, Started> processes = new HashMap<>();
    private long wishes;

    /// Process that was started.
    static final class Started {

        final ProcessStart start;
        final List<MemoryPartition> partitions;
        final Set<Long> leftOut = new HashSet<>();
        final MemoryActs acts = new MemoryActs();
        final Map<Long, Long> lateness = new HashMap<>();
        int acting;
        OptionalInt ceiling = OptionalInt.empty();

        /// Instant from which on no node of the acting version is known to be live.
        Optional<Instant> absentSince = Optional.empty();

        Optional<String> successor = Optional.empty();
        Optional<Instant> closedAt = Optional.empty();

        private Started(ProcessStart start, List<MemoryPartition> partitions) {
            this.start = start;
            this.partitions = partitions;
        }

        /// Leaves out the events at some positions. Rows that may contain one of them no longer count,
        /// and steps that were made without them are not committed.
        void leaveOut(Set<Long> positions) {
            leftOut.addAll(positions);
            for (var partition : partitions) {
                long checkpoint = partition.progress().position();
                if (positions.stream().anyMatch(position -> position <= checkpoint)) {
                    partition.version = new RowsVersion(0, 0);
                }
                partition.revise();
            }
        }

        /// Makes a version the one that acts. Nodes of another version lose their partitions.
        void act(int version) {
            acting = version;
            absentSince = Optional.empty();
            partitions.stream()
                    .filter(partition -> partition.heldBy.isPresent() && partition.heldBy.getAsInt() != version)
                    .forEach(MemoryPartition::disown);
        }
    }

    MemoryProcessState(MemoryEpochs epochs, InstantSource clock) {
        this.epochs = epochs;
        this.clock = clock;
    }

    <T> T locked(Supplier<T> work) {
        return epochs.locked(work);
    }

    /// Returns the instant of the database, in whole microseconds.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    long nextWish() {
        return ++wishes;
    }

    Started start(String process, int partitions) {
        return start(process, new ProcessStart(partitions, epochs.head(), now()));
    }

    /// Starts a process that was never started.
    Started start(String process, ProcessStart start) {
        return processes.computeIfAbsent(
                process,
                _ -> new Started(
                        start,
                        IntStream.range(0, start.partitions())
                                .mapToObj(number ->
                                        new MemoryPartition(new PartitionId(process, number), epochs, start.actsFrom()))
                                .toList()));
    }

    /// Writes the record of a process that was never started.
    void restore(OfProcess record) {
        var partitions = IntStream.range(0, record.partitions().size())
                .mapToObj(number -> restored(
                        new PartitionId(record.process(), number),
                        record.partitions().get(number)))
                .toList();
        var process = new Started(record.start(), partitions);
        process.leftOut.addAll(record.leftOut());
        process.acting = record.actingVersion();
        process.ceiling = record.ceiling();
        process.successor = record.successor();
        process.closedAt = record.closedAt();
        processes.put(record.process(), process);
    }

    private MemoryPartition restored(PartitionId id, Checkpoint checkpoint) {
        var partition = new MemoryPartition(id, epochs, checkpoint.position());
        partition.paused = checkpoint.paused();
        partition.holdAt = checkpoint.holdAt();
        return partition;
    }

    long head() {
        return epochs.head();
    }

    Optional<Started> started(String process) {
        return Optional.ofNullable(processes.get(process));
    }

    Map<String, Started> processes() {
        return processes;
    }

    Started process(String name) {
        var process = processes.get(name);
        if (process == null) {
            throw new IllegalStateException("process " + name + " was never started");
        }
        return process;
    }

    Stream<MemoryPartition> partitions() {
        return processes.values().stream().flatMap(process -> process.partitions.stream());
    }

    MemoryPartition partition(PartitionId id) {
        var partitions = process(id.process()).partitions;
        if (id.number() >= partitions.size()) {
            throw new IllegalStateException("process " + id.process() + " has no partition " + id.number());
        }
        return partitions.get(id.number());
    }
}
