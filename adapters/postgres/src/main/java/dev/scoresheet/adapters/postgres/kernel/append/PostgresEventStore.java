package dev.scoresheet.adapters.postgres.kernel.append;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;
import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.RECEIPT;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.adapters.postgres.kernel.log.StoredEvents;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Any;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.StreamPage;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/// Event store on PostgreSQL: reads on pooled connections, writes through the node's appender.
public final class PostgresEventStore<E> implements EventStore<E> {

    /// Number of conflicts after which an append to any version fails because the stream is too busy.
    private static final int RACES = 100;

    private final Pool pool;
    private final Appender appender;
    private final StoredEventDecoder<E> decoder;
    private final AppendEncoder<E> encoder;
    private final int pageBytes;

    public PostgresEventStore(Pool pool, Appender appender, EventCodec<E> codec, LogDigest digest, int pageBytes) {
        this.pool = pool;
        this.appender = appender;
        this.decoder = new StoredEventDecoder<>(codec, digest);
        this.pageBytes = pageBytes;
        this.encoder = new AppendEncoder<>(codec, digest, this::version);
    }

    @Override
    public EventStream<E> read(StreamId stream) {
        return new EventStream<>(stream, tail(stream, 0));
    }

    @Override
    public List<RecordedEvent<E>> tail(StreamId stream, long afterVersion) {
        return events(EVENT.STREAM.eq(stream.toString()).and(EVENT.VERSION.gt(afterVersion)));
    }

    @Override
    public EventStream<E> read(StreamId stream, long throughVersion) {
        var which = EVENT.STREAM.eq(stream.toString()).and(EVENT.VERSION.le(throughVersion));
        return new EventStream<>(stream, events(which));
    }

    private List<RecordedEvent<E>> events(Condition which) {
        var rows = pool.read(sql -> StoredEvents.fetch(sql, which, EVENT.VERSION));
        return rows.stream().map(decoder::event).toList();
    }

    @Override
    public StreamPage<E> page(StreamId stream, long afterVersion, int limit) {
        var which = EVENT.STREAM.eq(stream.toString()).and(EVENT.VERSION.gt(afterVersion));
        var copied = pool.read(sql -> StoredEvents.page(sql, which, EVENT.VERSION, limit + 1L, pageBytes));
        var rows = copied.rows();
        var more = copied.cut() || rows.size() > limit;
        var wanted = rows.subList(0, Math.min(limit, rows.size()));
        return new StreamPage<>(wanted.stream().map(decoder::event).toList(), more);
    }

    private long version(StreamId stream) {
        var version = pool.read(sql -> sql.select(EVENT.VERSION)
                .from(EVENT)
                .where(EVENT.STREAM.eq(stream.toString()))
                .orderBy(EVENT.VERSION.desc())
                .limit(1)
                .fetchOne(EVENT.VERSION));
        return version == null ? 0 : version;
    }

    @Override
    public Optional<StoredReceipt> receipt(ReceiptKey key) {
        return pool.read(sql -> sql.selectFrom(RECEIPT)
                .where(RECEIPT.PRINCIPAL.eq(key.principal().stored()))
                .and(RECEIPT.KEY_HASH.eq(ReceiptKeyHash.of(key).toArray()))
                .fetchOptional(row -> ReceiptColumns.receipt(
                        key,
                        row.getRequestHash(),
                        row.getOutcome(),
                        row.getWrote(),
                        row.getSaw(),
                        row.getFirstPosition(),
                        row.getLastPosition())));
    }

    @Override
    public long era() {
        return appender.era();
    }

    @Override
    public AppendResult append(Append<E> append) {
        for (int race = 0; race < RACES; race++) {
            var result = appender.append(encoder.encode(append), append::isForgottenIn);
            if (!(result instanceof VersionConflict(var stream, var _, var _)) || !toAny(append, stream)) {
                return result;
            }
        }
        throw new StoreUnavailable(
                "an append without an expected version lost " + RACES + " races for its stream", Duration.ofSeconds(1));
    }

    private static boolean toAny(Append<?> append, StreamId stream) {
        return append.streams().stream()
                .anyMatch(part -> part.stream().equals(stream) && part.expected() instanceof Any);
    }
}
