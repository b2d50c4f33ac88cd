package dev.scoresheet.bootstrap.kernel.store;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshots;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import dev.scoresheet.application.kernel.process.store.PartitionLeases;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStore;

/// Ports of a store of processes.
///
/// @param snapshots their records and the head of the log, for an export
/// @param events store of the log for their reactions, which do not wait for the reads of clients
public record ProcessPorts<E>(
        ProcessStore store,
        ProcessReplacement replacement,
        PartitionLeases leases,
        ProcessInspector inspector,
        ReceiptReader receipts,
        ExportSnapshots snapshots,
        EventStore<E> events) {}
