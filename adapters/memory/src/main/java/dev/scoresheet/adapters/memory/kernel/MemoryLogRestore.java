package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.process.MemoryRecords;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Restore of a log. It collects all content first, outside the lock, and adds it when it is complete.
final class MemoryLogRestore implements LogRestore {

    private final MemoryLogState state;
    private final MemoryRecords processes;
    private final String incarnation;

    MemoryLogRestore(MemoryLogState state, MemoryRecords processes, String incarnation) {
        this.state = state;
        this.processes = processes;
        this.incarnation = incarnation;
    }

    @Override
    public Outcome restore(Content content) {
        var before = state.locked(this::emptiness);
        if (before != Outcome.RESTORED) {
            return before;
        }
        var events = new ArrayList<StoredEvent>();
        var seals = new ArrayList<Seal>();
        var records = new ArrayList<TransferredRecord>();
        var versions = new HashMap<String, Long>();
        for (var piece = content.next(streams -> of(streams, versions));
                piece.isPresent();
                piece = content.next(streams -> of(streams, versions))) {
            for (var event : piece.get().events()) {
                events.add(event);
                versions.put(event.stream(), event.version());
            }
            seals.addAll(piece.get().seals());
            records.addAll(piece.get().records());
        }
        return state.locked(() -> put(events, seals, records));
    }

    /// Returns what hinders a restore.
    private Outcome emptiness() {
        if (state.head().position() > 0) {
            return Outcome.HAS_EVENTS;
        }
        return processes.processes().isEmpty() ? Outcome.RESTORED : Outcome.HAS_PROCESSES;
    }

    private static Map<String, Long> of(Set<String> streams, Map<String, Long> versions) {
        var known = new HashMap<String, Long>();
        for (var stream : streams) {
            var version = versions.get(stream);
            if (version != null) {
                known.put(stream, version);
            }
        }
        return known;
    }

    private Outcome put(List<StoredEvent> events, List<Seal> seals, List<TransferredRecord> records) {
        var before = emptiness();
        if (before != Outcome.RESTORED) {
            return before;
        }
        state.reborn(incarnation);
        for (var seal : seals) {
            state.add(events.subList((int) seal.first() - 1, (int) seal.last()), seal);
        }
        for (var one : records) {
            switch (one) {
                case TransferredRecord.OfProcess process -> processes.restore(process);
                case TransferredRecord.OfInstance instance -> processes.restore(instance);
                case TransferredRecord.OfReceipt receipt -> state.add(receipt);
            }
        }
        return Outcome.RESTORED;
    }
}
