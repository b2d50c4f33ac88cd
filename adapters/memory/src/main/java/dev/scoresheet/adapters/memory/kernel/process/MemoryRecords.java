package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.adapters.memory.kernel.process.MemoryProcessState.Started;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.Checkpoint;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfInstance;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Records of processes that no fold of the log can make again. Called under the lock of the log.
public final class MemoryRecords {

    private final MemoryProcessState state;

    MemoryRecords(MemoryProcessState state) {
        this.state = state;
    }

    /// Returns the names of the processes that were started, in order.
    public Set<String> processes() {
        return new TreeSet<>(state.processes().keySet());
    }

    /// Returns the records of all processes, then those of all instances.
    public List<TransferredRecord> all() {
        var started = state.processes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .toList();
        return Stream.<TransferredRecord>concat(
                        started.stream().map(one -> record(one.getKey(), one.getValue())),
                        started.stream()
                                .flatMap(one -> one.getValue().partitions.stream())
                                .flatMap(MemoryRecords::instances))
                .toList();
    }

    private static OfProcess record(String name, Started process) {
        return new OfProcess(
                name,
                process.start,
                process.acting,
                process.ceiling,
                process.successor,
                process.closedAt,
                process.partitions.stream()
                        .map(partition ->
                                new Checkpoint(partition.progress().position(), partition.paused, partition.holdAt))
                        .toList(),
                process.leftOut.stream().sorted().toList());
    }

    private static Stream<OfInstance> instances(MemoryPartition partition) {
        var named = new TreeSet<>(partition.entries.keySet());
        named.addAll(partition.fired.keySet());
        partition.givenUp.forEach(event -> named.add(event.instance()));
        return named.stream()
                .map(instance -> new OfInstance(
                        partition.id(),
                        instance,
                        Optional.ofNullable(partition.entries.get(instance)),
                        Optional.ofNullable(partition.fired.get(instance)),
                        partition.givenUp.stream()
                                .filter(event -> event.instance().equals(instance))
                                .map(GivenUpEvent::event)
                                .sorted(Comparator.comparing(EventRef::toString))
                                .toList()));
    }

    public void restore(OfProcess record) {
        state.restore(record);
    }

    public void restore(OfInstance record) {
        var partition = state.partition(record.partition());
        record.entry().ifPresent(entry -> partition.entries.put(record.instance(), entry));
        record.fired().ifPresent(fired -> partition.fired.put(record.instance(), fired));
        record.givenUp().forEach(event -> partition.givenUp.add(new GivenUpEvent(record.instance(), event)));
    }
}
