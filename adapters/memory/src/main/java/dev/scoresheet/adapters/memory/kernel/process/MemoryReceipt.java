package dev.scoresheet.adapters.memory.kernel.process;

import static java.util.stream.Collectors.joining;

import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.ReceiptVersionsText;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfReceipt;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Receipt as a database would keep it: with the hash of its key, and versions as text.
public final class MemoryReceipt {

    private MemoryReceipt() {}

    public static OfReceipt row(StoredReceipt receipted, Instant recordedAt) {
        var receipt = receipted.receipt();
        var wrote = new HashMap<>(receipted.versions());
        wrote.entrySet().removeAll(receipt.seen().entrySet());
        return new OfReceipt(
                receipt.key().principal().stored(),
                hash(receipt.key()),
                receipt.requestHash(),
                receipt.outcome(),
                recordedAt,
                receipted.firstPosition(),
                receipted.lastPosition(),
                written(wrote),
                written(receipt.seen()));
    }

    private static String written(Map<StreamId, Long> versions) {
        return versions.entrySet().stream()
                .map(one -> ReceiptVersionsText.written(one.getKey(), one.getValue()))
                .sorted()
                .collect(joining(" "));
    }

    public static StoredReceipt read(ReceiptKey key, OfReceipt row) {
        var seen = ReceiptVersionsText.parse(row.saw());
        var versions = new HashMap<>(seen);
        versions.putAll(ReceiptVersionsText.parse(row.wrote()));
        var receipt = new Receipt(key, row.requestHash(), row.outcome(), seen);
        return new StoredReceipt(receipt, versions, row.firstPosition(), row.lastPosition());
    }

    /// True if the receipt may expire. The words are those of [dev.scoresheet.application.kernel.log.event.Principal].
    public static boolean isOfClient(OfReceipt row) {
        return row.principal().equals("anonymous") || row.principal().startsWith("actor:");
    }

    public static Bytes hash(ReceiptKey key) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            return Bytes.of(sha256.digest(key.key().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("this Java platform has no SHA-256", absent);
        }
    }
}
