package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfInstance;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfReceipt;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// Records of processes during an import. The first line of the file has their number, and the last line has their
/// chain: so no line can be lost or changed. A file without digests has neither. Methods return the problem found, or
/// empty.
final class ImportedRecords {

    private final RecordChecks checks = new RecordChecks();
    private final LogDigest digest;
    private Optional<RecordChain> chain = Optional.empty();
    private String last = "";
    private long taken;
    private boolean closed;

    ImportedRecords(LogDigest digest) {
        this.digest = digest;
    }

    /// True if the part of the file after the events has begun.
    boolean begun() {
        return taken > 0 || closed;
    }

    /// @param ofLog chain of the log, if the file has digests
    /// @param head last position of the log
    Optional<String> take(TransferredRecord content, String line, Optional<Bytes> ofLog, long head) {
        if (closed) {
            return Optional.of("a record follows the line of kind 'end'; export the log again");
        }
        if (chain.isEmpty()) {
            chain = ofLog.map(before -> new RecordChain(digest, before));
        }
        chain.ifPresent(all -> all.add(line));
        taken++;
        var place = place(content);
        boolean follows = place.compareTo(last) > 0;
        last = place;
        return follows
                ? checks.trouble(content, head)
                : Optional.of("the record is here twice, or stands after one that it must precede: records are in"
                        + " order of process, instance and receipt; export the log again");
    }

    /// Text that sorts as the records must.
    private static String place(TransferredRecord content) {
        return switch (content) {
            case OfProcess process -> "1 " + process.process();
            case OfInstance instance ->
                String.format(
                        Locale.ROOT,
                        "2 %s %010d %s",
                        instance.partition().process(),
                        instance.partition().number(),
                        instance.instance());
            case OfReceipt receipt -> "3 " + receipt.principal() + " " + receipt.keyHash();
        };
    }

    Optional<String> close(Bytes expected) {
        if (closed) {
            return Optional.of("a second line of kind 'end'; export the log again");
        }
        closed = true;
        if (chain.isEmpty()) {
            return Optional.of("this line closes records with digests, but the file has none; remove the line");
        }
        return chain.get().last().equals(expected)
                ? Optional.empty()
                : Optional.of("the chain of the records differs from that of this line: a record was changed, lost"
                        + " or added; export the log again");
    }

    /// @param announced number of records that the first line names
    /// @param digests true if the file has digests
    Optional<String> end(OptionalLong announced, boolean digests) {
        if (announced.isPresent() ? announced.getAsLong() != taken : digests && taken > 0) {
            return Optional.of("the file has %d records of processes, but its first line says %d; export the log again"
                    .formatted(taken, announced.orElse(0)));
        }
        return digests && taken > 0 && !closed
                ? Optional.of("no line of kind 'end' closes the records of processes; export the log again")
                : Optional.empty();
    }
}
