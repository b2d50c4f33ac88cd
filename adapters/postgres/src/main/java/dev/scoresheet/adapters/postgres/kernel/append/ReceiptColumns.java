package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.ReceiptVersionsText;
import java.util.HashMap;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Reader of a receipt from its columns.
final class ReceiptColumns {

    private ReceiptColumns() {}

    static StoredReceipt receipt(
            ReceiptKey key,
            byte[] requestHash,
            String outcome,
            String writtenVersions,
            String seenVersions,
            @Nullable Long firstPosition,
            @Nullable Long lastPosition) {
        var seen = ReceiptVersionsText.parse(seenVersions);
        var versions = new HashMap<>(seen);
        versions.putAll(ReceiptVersionsText.parse(writtenVersions));
        var receipt =
                new Receipt(key, Bytes.of(requestHash), ReceiptOutcome.valueOf(outcome.toUpperCase(Locale.ROOT)), seen);
        return new StoredReceipt(receipt, versions, position(firstPosition), position(lastPosition));
    }

    static OptionalLong position(@Nullable Long column) {
        return column == null ? OptionalLong.empty() : OptionalLong.of(column);
    }
}
