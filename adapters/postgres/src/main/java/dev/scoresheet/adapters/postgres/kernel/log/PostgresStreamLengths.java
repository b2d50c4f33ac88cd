package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.log.stored.StreamLengths;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjLongConsumer;
import org.jooq.Record2;

/// Reader of the lengths of streams through the key of streams and versions, in ranges of that index. So no statement
/// reads more than a range, and none reads the events themselves. The version of the last event is the length.
public final class PostgresStreamLengths implements StreamLengths {

    /// Entries of the index in one statement, which takes some ten milliseconds.
    private static final int RANGE = 50_000;

    private static final String RANGE_AFTER = """
            select stream, max(version) from (
                select stream, version from kernel.event where (stream, version) > (?, ?::bigint)
                order by stream, version limit ?::integer
            ) as range group by stream order by stream
            """;

    private final Pool pool;
    private final int range;

    public PostgresStreamLengths(Pool pool) {
        this(pool, RANGE);
    }

    public PostgresStreamLengths(Pool pool, int range) {
        this.pool = pool;
        this.range = range;
    }

    private record Reached(String stream, long version) {}

    @Override
    public void each(ObjLongConsumer<String> stream) {
        var reached = Optional.<Reached>empty();
        for (var next = range(reached); !next.isEmpty(); next = range(reached)) {
            for (var one : next) {
                // a stream can continue in the next range, so it is passed when another one begins
                reached.filter(before -> !before.stream().equals(one.stream()))
                        .ifPresent(before -> stream.accept(before.stream(), before.version()));
                reached = Optional.of(one);
            }
        }
        reached.ifPresent(last -> stream.accept(last.stream(), last.version()));
    }

    private List<Reached> range(Optional<Reached> after) {
        var stream = after.map(Reached::stream).orElse("");
        var version = after.map(Reached::version).orElse(0L);
        return pool.read(sql -> sql.resultQuery(RANGE_AFTER, stream, version, range)
                .coerce(EVENT.STREAM, EVENT.VERSION)
                .fetch(PostgresStreamLengths::reached));
    }

    private static Reached reached(Record2<String, Long> row) {
        return new Reached(row.value1(), row.value2());
    }
}
