package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Record of processes that no fold of the log can make again. An export has these records after the events.
public sealed interface TransferredRecord {

    /// Process that was started. Leases, epochs and rows of instances are left out: the next owner makes them.
    ///
    /// @param actingVersion version that acts; 0 before the first owner
    /// @param successor process that replaces this one
    /// @param partitions all partitions, in order of their numbers
    /// @param leftOut positions that the process leaves out, in order
    record OfProcess(
            String process,
            ProcessStart start,
            int actingVersion,
            OptionalInt ceiling,
            Optional<String> successor,
            Optional<Instant> closedAt,
            List<Checkpoint> partitions,
            List<Long> leftOut)
            implements TransferredRecord {

        public OfProcess {
            partitions = List.copyOf(partitions);
            leftOut = List.copyOf(leftOut);
        }
    }

    /// Progress of a partition.
    ///
    /// @param holdAt last position that the partition may read
    record Checkpoint(long position, boolean paused, OptionalLong holdAt) {}

    /// Instance with an entry, a fired deadline, or events that it leaves out.
    ///
    /// @param givenUp events that its folds leave out, in order of their text
    record OfInstance(
            PartitionId partition,
            String instance,
            Optional<HeldInstance> entry,
            Optional<FiredDeadline> fired,
            List<EventRef> givenUp)
            implements TransferredRecord {

        public OfInstance {
            givenUp = List.copyOf(givenUp);
        }
    }

    /// Receipt of a reaction, as stored.
    ///
    /// @param principal stored form of the principal
    /// @param firstPosition first position of its events; empty for a receipt without events
    /// @param wrote versions of the streams that were written, `stream@version` parted by blanks
    /// @param saw versions of the streams that were only read
    record OfReceipt(
            String principal,
            Bytes keyHash,
            Bytes requestHash,
            ReceiptOutcome outcome,
            Instant recordedAt,
            OptionalLong firstPosition,
            OptionalLong lastPosition,
            String wrote,
            String saw)
            implements TransferredRecord {}
}
