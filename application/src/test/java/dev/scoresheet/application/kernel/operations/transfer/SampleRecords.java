package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.Checkpoint;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfInstance;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfReceipt;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// Records with each member, on a log of at least 9 events.
public final class SampleRecords {

    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final Instant DEADLINE = Instant.parse("2026-11-21T12:05:00.007Z");

    private SampleRecords() {}

    /// Returns the records in their order.
    public static List<TransferredRecord> all() {
        return List.of(
                new OfProcess(
                        "elder",
                        new ProcessStart(1, 0, AT),
                        3,
                        OptionalInt.of(3),
                        Optional.of("younger"),
                        Optional.of(AT.plusSeconds(1)),
                        List.of(new Checkpoint(4, false, OptionalLong.of(4))),
                        List.of()),
                new OfProcess(
                        "younger",
                        new ProcessStart(2, 4, AT),
                        1,
                        OptionalInt.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(
                                new Checkpoint(7, false, OptionalLong.empty()),
                                new Checkpoint(9, true, OptionalLong.empty())),
                        List.of(5L, 6L)),
                // in this order: the partition is a hash of the text
                new OfInstance(
                        new PartitionId("younger", 0),
                        "b",
                        Optional.of(entry("b", HeldInstance.Kind.PARKED, new HeldInstance.Cause.Evolve(event(1)), 2)),
                        Optional.empty(),
                        List.of(event(1), event(2))),
                new OfInstance(
                        new PartitionId("younger", 0),
                        "d",
                        Optional.empty(),
                        Optional.of(new FiredDeadline(DEADLINE, event(2))),
                        List.of()),
                new OfInstance(
                        new PartitionId("younger", 1),
                        "a",
                        Optional.of(entry(
                                "a",
                                HeldInstance.Kind.WAITING,
                                new HeldInstance.Cause.Reacting(event(3), "answer"),
                                6)),
                        Optional.of(new FiredDeadline(DEADLINE, event(2))),
                        List.of()),
                new OfInstance(
                        new PartitionId("younger", 1),
                        "c",
                        Optional.of(entry(
                                "c",
                                HeldInstance.Kind.PARKED,
                                new HeldInstance.Cause.AtDeadline(new FiredDeadline(DEADLINE, event(4))),
                                10)),
                        Optional.empty(),
                        List.of()),
                receipt("elder", 1, OptionalLong.of(3), "bulb-a@3 bulb-b@1", ""),
                receipt("younger", 1, OptionalLong.empty(), "", "bulb-a@3"),
                receipt("younger", 2, OptionalLong.of(8), "bulb-c@1", ""));
    }

    private static EventRef event(long version) {
        return EventRef.parse("bulb-a@" + version);
    }

    private static HeldInstance entry(
            String instance, HeldInstance.Kind kind, HeldInstance.Cause cause, long heldFrom) {
        return new HeldInstance(instance, kind, cause, heldFrom, heldFrom - 1, "a \"reason\" of ü €", AT);
    }

    private static OfReceipt receipt(String process, int number, OptionalLong position, String wrote, String saw) {
        var hash = new byte[32];
        hash[0] = (byte) (0x70 + number);
        return new OfReceipt(
                "process:" + process,
                Bytes.of(hash),
                Bytes.of(hash),
                position.isPresent() ? ReceiptOutcome.DONE : ReceiptOutcome.REFUSED,
                AT,
                position,
                position,
                wrote,
                saw);
    }
}
