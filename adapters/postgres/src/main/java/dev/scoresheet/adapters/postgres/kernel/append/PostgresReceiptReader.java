package dev.scoresheet.adapters.postgres.kernel.append;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.RECEIPT;
import static java.util.stream.Collectors.toMap;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.ReceiptReader;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jooq.impl.DSL;

/// Reader of receipts, one statement for all keys.
public record PostgresReceiptReader(Pool pool) implements ReceiptReader {

    /// Principal and hash of a key, as a row has them.
    private record Found(String principal, String hash) {

        static Found of(ReceiptKey key) {
            return new Found(key.principal().stored(), ReceiptKeyHash.of(key).toString());
        }
    }

    @Override
    public Map<ReceiptKey, RecordedReceipt> receipts(Set<ReceiptKey> keys) {
        var wanted = keys.stream().collect(toMap(Found::of, Function.identity()));
        var principals =
                keys.stream().map(key -> key.principal().stored()).distinct().toArray(String[]::new);
        var hashes = keys.stream().map(key -> ReceiptKeyHash.of(key).toArray()).toArray(byte[][]::new);
        var rows = pool.read(sql -> sql.selectFrom(RECEIPT)
                .where(RECEIPT.PRINCIPAL.eq(DSL.any(principals)))
                .and(RECEIPT.KEY_HASH.eq(DSL.any(hashes)))
                .fetch());
        var read = new HashMap<ReceiptKey, RecordedReceipt>();
        for (var row : rows) {
            var key = wanted.get(
                    new Found(row.getPrincipal(), Bytes.of(row.getKeyHash()).toString()));
            if (key != null) {
                var outcome = ReceiptOutcome.valueOf(row.getOutcome().toUpperCase(Locale.ROOT));
                read.put(key, new RecordedReceipt(outcome, row.getRecordedAt()));
            }
        }
        return read;
    }
}
