package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Log of an owner, with others between its calls. Some appends fail, and some of these come later. An append of an
/// earlier owner that is written is a breach.
public final class InterruptedLog<E> extends ForwardingStore<E> {

    private final Interruptions schedule;
    private final EventStore<E> log;
    private final ProcessStore processes;
    private final PartitionLease lease;

    /// @param lease lease of the owner, when it got it
    public InterruptedLog(Interruptions schedule, EventStore<E> log, ProcessStore processes, PartitionLease lease) {
        this.schedule = schedule;
        this.log = log;
        this.processes = processes;
        this.lease = lease;
    }

    @Override
    protected EventStore<E> target() {
        return log;
    }

    @Override
    public EventStream<E> read(StreamId stream) {
        schedule.others();
        return super.read(stream);
    }

    @Override
    public Optional<StoredReceipt> receipt(ReceiptKey key) {
        schedule.others();
        return super.receipt(key);
    }

    @Override
    public AppendResult append(Append<E> append) {
        schedule.others();
        if (schedule.loses(3)) {
            throw new StoreUnavailable("the queue is full", Duration.ZERO);
        }
        if (schedule.loses(8)) {
            schedule.late(() -> write(append));
            throw new OutcomeUnknown("no answer yet");
        }
        var result = write(append);
        schedule.others();
        if (schedule.loses(5)) {
            throw new OutcomeUnknown("the answer was lost");
        }
        return result;
    }

    private AppendResult write(Append<E> append) {
        var result = super.append(append);
        var epoch = processes.status(lease.partition(), Set.of()).progress().epoch();
        if (result instanceof AppendResult.Appended && epoch != lease.epoch()) {
            schedule.broken(Breach.STALE_APPEND);
        }
        return result;
    }
}
