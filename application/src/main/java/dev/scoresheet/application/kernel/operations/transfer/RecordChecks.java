package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.ReceiptVersionsText;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfInstance;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfReceipt;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Checks of the content of records: each fits the log and the processes before it. Methods return the problem found,
/// or empty.
final class RecordChecks {

    private static final String OF_PROCESS = "process:";

    private final Map<String, ProcessStart> processes = new HashMap<>();

    /// @param head last position of the log
    Optional<String> trouble(TransferredRecord content, long head) {
        return switch (content) {
            case OfProcess process -> process(process, head);
            case OfInstance instance -> instance(instance, head);
            case OfReceipt receipt -> receipt(receipt, head);
        };
    }

    private Optional<String> process(OfProcess record, long head) {
        processes.put(record.process(), record.start());
        var beyond = beyond("actsFrom", record.start().actsFrom(), head);
        for (var partition : record.partitions()) {
            beyond = beyond.or(() -> beyond("position", partition.position(), head))
                    .or(() -> beyond("holdAt", partition.holdAt(), head));
        }
        for (var position : record.leftOut()) {
            beyond = beyond.or(() -> beyond("leftOut", position, head));
        }
        if (record.closedAt().isPresent() && record.successor().isEmpty()) {
            return Optional.of("its closedAt has no successor; name the process that replaced it");
        }
        return beyond;
    }

    private Optional<String> instance(OfInstance record, long head) {
        var start = processes.get(record.partition().process());
        if (start == null) {
            return Optional.of("its process '" + record.partition().process()
                    + "' has no line before it; put the line of the process first");
        }
        int partition = start.partition(record.instance());
        if (record.partition().number() != partition) {
            return Optional.of("its partition is %d, but its instance belongs to %d of %d; export the log again"
                    .formatted(record.partition().number(), partition, start.partitions()));
        }
        if (record.entry().isEmpty()
                && record.fired().isEmpty()
                && record.givenUp().isEmpty()) {
            return Optional.of("it has no entry, fired or givenUp; remove the line");
        }
        // the entry of a deadline is held from the position after the checkpoint
        return record.entry().flatMap(entry -> entry(entry, head));
    }

    private static Optional<String> entry(HeldInstance entry, long head) {
        return beyond("heldFrom", entry.heldFrom() - 1, head)
                .or(() -> beyond("silentThrough", entry.silentThrough(), head));
    }

    private Optional<String> receipt(OfReceipt record, long head) {
        if (!record.principal().startsWith(OF_PROCESS)
                || !processes.containsKey(record.principal().substring(OF_PROCESS.length()))) {
            return Optional.of("its principal '" + record.principal()
                    + "' is no process of this file; put the line of the process first");
        }
        if (record.firstPosition().isPresent() != record.lastPosition().isPresent()
                || record.firstPosition().orElse(0) > record.lastPosition().orElse(0)) {
            return Optional.of("its firstPosition and lastPosition are no range; export the log again");
        }
        return beyond("lastPosition", record.lastPosition(), head)
                .or(() -> versions("wrote", record.wrote()))
                .or(() -> versions("saw", record.saw()));
    }

    private static Optional<String> versions(String member, String text) {
        try {
            ReceiptVersionsText.parse(text);
            return Optional.empty();
        } catch (IllegalArgumentException | IndexOutOfBoundsException noVersions) {
            return Optional.of(
                    "its " + member + " is not a list of stream@version, parted by blanks; export the log again");
        }
    }

    private static Optional<String> beyond(String member, OptionalLong position, long head) {
        return beyond(member, position.orElse(0), head);
    }

    private static Optional<String> beyond(String member, long position, long head) {
        return position <= head
                ? Optional.empty()
                : Optional.of("its %s is beyond the end of the log, position %d; export the log again"
                        .formatted(member, head));
    }
}
