package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.HEAD;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.SEAL;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.List;
import org.jooq.DSLContext;

/// Reader of the stored log, in short statements by ranges.
public final class PostgresLogReader implements LogReader {

    private final Pool pool;
    private final int pageBytes;

    public PostgresLogReader(Pool pool, int pageBytes) {
        this.pool = pool;
        this.pageBytes = pageBytes;
    }

    @Override
    public LogHead head() {
        return pool.read(PostgresLogReader::head);
    }

    /// Reads the head in a transaction of the caller.
    public static LogHead head(DSLContext sql) {
        var row = sql.select(ReadableTimestamps.readable(HEAD, HEAD.RECORDED_AT))
                .from(HEAD)
                .fetchSingle()
                .into(HEAD);
        return new LogHead(
                row.getIncarnation().toString(), row.getPosition(), row.getRecordedAt(), Bytes.of(row.getChain()));
    }

    @Override
    public List<StoredEvent> events(long afterPosition, int limit) {
        var which = EVENT.POSITION.gt(afterPosition);
        return pool.read(sql -> StoredEvents.page(sql, which, EVENT.POSITION, limit, pageBytes))
                .rows();
    }

    @Override
    public List<StoredEvent> events(StreamId stream, long afterVersion, int limit) {
        var which = EVENT.STREAM.eq(stream.toString()).and(EVENT.VERSION.gt(afterVersion));
        return pool.read(sql -> StoredEvents.page(sql, which, EVENT.VERSION, limit, pageBytes))
                .rows();
    }

    @Override
    public List<Seal> seals(long afterFirst, int limit) {
        return pool.read(sql -> sql.select(ReadableTimestamps.readable(SEAL, SEAL.RECORDED_AT))
                .from(SEAL)
                .where(SEAL.FIRST.gt(afterFirst))
                .orderBy(SEAL.FIRST)
                .limit(limit)
                .fetchInto(SEAL)
                .map(row -> new Seal(
                        row.getFirst(),
                        row.getLast(),
                        row.getRecordedAt(),
                        row.getFormat(),
                        Bytes.of(row.getChain()))));
    }
}
