package dev.scoresheet.adapters.memory.kernel.process.simulation;

import static java.util.stream.Collectors.toSet;

import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Log at the end of a schedule, with the receipts and what operators left out. It knows nothing of the turns that led
/// to them.
final class CheckedLog {

    private final MemoryLogUnderTest log;
    private final ProcessStore processes;
    final List<RecordedEvent<BulbEvent>> events;

    CheckedLog(MemoryLogUnderTest log, ProcessStore processes) {
        this.log = log;
        this.processes = processes;
        this.events = log.feed().after(0, new Filter(Set.of(), Set.of()), Integer.MAX_VALUE).entries().stream()
                .map(entry -> (RecordedEvent<BulbEvent>) entry)
                .toList();
    }

    static Occurrence<BulbEvent> occurrence(RecordedEvent<BulbEvent> event) {
        return new Occurrence<>(event.stream().toString(), event.version(), event.event());
    }

    Set<String> instances(Answering process) {
        return events.stream()
                .filter(event -> process.follows(event.stream()))
                .flatMap(event -> process.instances(occurrence(event)).stream())
                .collect(toSet());
    }

    /// Returns the events that concern an instance, in order.
    List<RecordedEvent<BulbEvent>> inputs(Answering process, String instance) {
        return events.stream()
                .filter(event -> process.follows(event.stream())
                        && process.instances(occurrence(event)).contains(instance))
                .toList();
    }

    /// Returns the events that the folds of an instance leave out.
    Set<EventRef> leftOut(Answering process, String instance) {
        var leftOut = new HashSet<EventRef>();
        var status = processes.status(partition(process.name(), instance), Set.of());
        status.givenUp().stream()
                .filter(event -> event.instance().equals(instance))
                .map(GivenUpEvent::event)
                .forEach(leftOut::add);
        if (!status.leftOut().isEmpty()) {
            inputs(process, instance).stream()
                    .filter(event -> status.leftOut().contains(event.position()))
                    .map(RecordedEvent::ref)
                    .forEach(leftOut::add);
        }
        return leftOut;
    }

    /// True if an operator left the event at a position out of all partitions.
    boolean isLeftOut(String process, String instance, long position) {
        return processes
                .status(partition(process, instance), Set.of())
                .leftOut()
                .contains(position);
    }

    /// Returns the texts of the rows of an instance.
    List<String> rows(String process, String instance) {
        return partitions(process).stream()
                .flatMap(partition -> processes.status(partition, Set.of(instance)).rows().values().stream())
                .map(row -> row.state())
                .toList();
    }

    ProcessStart start(String process) {
        return processes.start(process, 1);
    }

    private List<PartitionId> partitions(String process) {
        return IntStream.range(0, start(process).partitions())
                .mapToObj(number -> new PartitionId(process, number))
                .toList();
    }

    PartitionId partition(String process, String instance) {
        return new PartitionId(
                process, Math.floorMod(instance.hashCode(), start(process).partitions()));
    }

    boolean isRefused(String process, String reference, String instance, String reaction) {
        var hash = new Sha256TextHash().of(reference + " / " + instance + " / " + reaction);
        return log.store()
                .receipt(new ReceiptKey(new Principal.Component("process:" + process), hash.toString()))
                .filter(known -> known.receipt().outcome() == ReceiptOutcome.REFUSED)
                .isPresent();
    }
}
