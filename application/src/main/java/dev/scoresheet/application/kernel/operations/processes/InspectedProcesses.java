package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.operations.LogLag;
import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import java.time.InstantSource;
import java.util.Set;

/// Processes of a store with the ports on them.
///
/// @param clock clock for the lag
public record InspectedProcesses(
        ProcessInspector inspector, ProcessStore store, PartitionLeases leases, LogReader log, InstantSource clock) {

    ProcessList list() {
        var all = inspector.all();
        var head = log.head();
        return ProcessList.of(all, head, position -> new LogLag(log, clock).seconds(position, head));
    }

    InspectedProcess named(String name) {
        var all = inspector.all();
        return all.stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchProcess(
                        name, all.stream().map(InspectedProcess::name).toList()));
    }

    PartitionStatus status(InspectedProcess process, String instance) {
        var partition = new PartitionId(process.name(), process.start().partition(instance));
        return store.status(partition, Set.of(instance));
    }
}
