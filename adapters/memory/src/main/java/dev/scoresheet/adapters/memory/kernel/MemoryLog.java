package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.process.MemoryEpochs;
import dev.scoresheet.adapters.memory.kernel.process.MemoryExportSnapshot;
import dev.scoresheet.adapters.memory.kernel.process.MemoryRecords;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import dev.scoresheet.application.kernel.log.stored.StreamLengths;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshots;
import dev.scoresheet.application.kernel.operations.transfer.LogRestore;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.time.StoreClock;
import java.time.InstantSource;
import java.util.stream.Stream;

/// Log in the memory of one process; it ends with the process. It keeps text and digests as a database would, so it
/// refuses values that a database could not store or read. Thread-safe: one lock, under which it never encodes, decodes
/// or waits.
public final class MemoryLog<E> {

    private final MemoryLogState state;
    private final StoredEventDecoder<E> decoder;
    private final InstantSource clock;
    private final int pageBytes;

    /// Creates an empty log.
    ///
    /// @param clock source of recorded-at; when the clock runs backwards, recorded-at keeps its value
    /// @param incarnation id that no other log has
    public MemoryLog(EventCodec<E> codec, LogDigest digest, InstantSource clock, String incarnation) {
        this(new MemoryLogState(incarnation), new StoredEventDecoder<>(codec, digest), clock);
    }

    /// Returns the clock of this store, which gives recorded-at, too.
    public StoreClock clock() {
        return clock::instant;
    }

    MemoryLog(MemoryLogState state, StoredEventDecoder<E> decoder, InstantSource clock) {
        this(state, decoder, clock, Page.BYTES);
    }

    MemoryLog(MemoryLogState state, StoredEventDecoder<E> decoder, InstantSource clock, int pageBytes) {
        this.state = state;
        this.decoder = decoder;
        this.clock = clock;
        this.pageBytes = pageBytes;
    }

    /// Returns the same log with another page size.
    ///
    /// @param bytes maximum bytes of the events of a page
    public MemoryLog<E> pagingBy(int bytes) {
        return new MemoryLog<>(state, decoder, clock, bytes);
    }

    public int pageBytes() {
        return pageBytes;
    }

    /// Returns the same log as another program reads and writes it, such as another release.
    ///
    /// @param codec codec of that program
    public <F> MemoryLog<F> through(EventCodec<F> codec) {
        return new MemoryLog<>(state, new StoredEventDecoder<>(codec, decoder.digest()), clock, pageBytes);
    }

    public EventStore<E> store() {
        return new MemoryEventStore<>(state, decoder, clock, pageBytes);
    }

    public EventFeed<E> feed() {
        return new MemoryEventFeed<>(state, decoder, pageBytes);
    }

    public LogReader reader() {
        return new MemoryLogReader(state, pageBytes);
    }

    public StreamLengths streamLengths() {
        return taker -> state.locked(state::lengths).forEach(taker::accept);
    }

    public ReceiptReader receipts() {
        return keys -> state.locked(() -> state.receipts(keys));
    }

    /// @param incarnation id of the log after the restore; no other log has it
    /// @param processes records of the processes on this log
    public LogRestore restore(String incarnation, MemoryRecords processes) {
        return new MemoryLogRestore(state, processes, incarnation);
    }

    /// @param processes records of the processes on this log
    public ExportSnapshots exportSnapshots(MemoryRecords processes) {
        return () -> state.locked(() -> new MemoryExportSnapshot(
                state.head(),
                Stream.concat(processes.all().stream(), state.receiptsOf(processes.processes()).stream())
                        .toList()));
    }

    public ReceiptPurge receiptPurge() {
        return olderThan -> {
            ReceiptPurge.requireLongEnough(olderThan);
            return state.locked(() -> state.forget(clock.instant().minus(olderThan)));
        };
    }

    /// Returns the epochs that appends of processes are compared with.
    public MemoryEpochs epochs() {
        return state.epochs();
    }

    public PositionReader positions() {
        return new MemoryPositions(state);
    }

    public BulkReader bulkReader() {
        return new MemoryBulkReader(state, pageBytes);
    }
}
