package dev.scoresheet.adapters.postgres.kernel.export;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.RECEIPT;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseError;
import dev.scoresheet.adapters.postgres.kernel.jooq.tables.records.ReceiptRecord;
import dev.scoresheet.adapters.postgres.kernel.log.PostgresLogReader;
import dev.scoresheet.adapters.postgres.kernel.process.ProcessRecordRows;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshot;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfProcess;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord.OfReceipt;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// Moment of a database. One transaction with one snapshot reads the head and fills two cursors that outlive it. The
/// server keeps their rows on its disk, so no snapshot is open while the events are written, however slow the reader of
/// the export is.
final class PostgresExportSnapshot implements ExportSnapshot {

    private static final int ROWS = 1_000;

    /// Receipts of processes; they are never purged. One without events has no position, so the head cannot cut them.
    private static final String RECEIPTS = """
            select r.*
            from kernel.receipt r
            where r.principal in (select 'process:' || p.process from kernel.process p)
            order by r.principal, r.key_hash
            """;

    private final Connection connection;
    private final DSLContext sql;
    private final LogHead head;
    private final List<OfProcess> processes;
    private final long records;

    /// @param connection connection whose transactions are of one snapshot and read only; closed with this
    PostgresExportSnapshot(Connection connection) throws SQLException {
        this.connection = connection;
        this.sql = DSL.using(connection, SQLDialect.POSTGRES);
        connection.setAutoCommit(false);
        this.head = PostgresLogReader.head(sql);
        this.processes = ProcessRecordRows.processes(sql);
        this.records = processes.size()
                + declared("exported_instances", ProcessRecordRows.INSTANCES)
                + declared("exported_receipts", RECEIPTS);
        connection.commit(); // the cursors take their rows from the snapshot here
        connection.setAutoCommit(true);
    }

    /// Declares a cursor that outlives the transaction. Returns the number of its rows.
    private long declared(String cursor, String query) {
        sql.execute("declare " + cursor + " no scroll cursor with hold for " + query);
        return sql.fetchSingle("select count(*) as rows from (" + query + ") counted")
                .get("rows", Long.class);
    }

    @Override
    public LogHead head() {
        return head;
    }

    @Override
    public long records() {
        return records;
    }

    @Override
    public void each(Consumer<TransferredRecord> taker) {
        processes.forEach(taker);
        fetch("exported_instances", ProcessRecordRows::instance, taker);
        fetch("exported_receipts", row -> receipt(row.into(RECEIPT)), taker);
    }

    private void fetch(String cursor, Function<Record, TransferredRecord> read, Consumer<TransferredRecord> taker) {
        for (var rows = next(cursor); rows.isNotEmpty(); rows = next(cursor)) {
            rows.map(read::apply).forEach(taker);
        }
    }

    private Result<Record> next(String cursor) {
        return PostgresExportSnapshots.answer(() -> sql.fetch("fetch forward " + ROWS + " from " + cursor));
    }

    private static OfReceipt receipt(ReceiptRecord row) {
        return new OfReceipt(
                row.getPrincipal(),
                Bytes.of(row.getKeyHash()),
                Bytes.of(row.getRequestHash()),
                ReceiptOutcome.valueOf(row.getOutcome().toUpperCase(Locale.ROOT)),
                row.getRecordedAt(),
                position(row.getFirstPosition()),
                position(row.getLastPosition()),
                row.getWrote(),
                row.getSaw());
    }

    private static OptionalLong position(@Nullable Long column) {
        return column == null ? OptionalLong.empty() : OptionalLong.of(column);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failure) {
            throw DatabaseError.of(failure).thrown("the log cannot be exported");
        }
    }
}
