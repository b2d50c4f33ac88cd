package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.adapters.postgres.kernel.connection.Pool;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import java.util.function.LongConsumer;

/// Reader of positions, one statement per range of the primary key.
public final class PostgresPositions implements PositionReader {

    private static final long AT_ONCE = 50_000;

    private final Pool pool;

    public PostgresPositions(Pool pool) {
        this.pool = pool;
    }

    @Override
    public void each(long after, long through, Filter filter, LongConsumer position) {
        for (long from = after; from < through; from += AT_ONCE) {
            var which = EVENT.POSITION.gt(from).and(EVENT.POSITION.le(Math.min(through, from + AT_ONCE)));
            if (!filter.categories().isEmpty()) {
                which = which.and(EVENT.CATEGORY.in(filter.categories()));
            }
            if (!filter.exceptTypes().isEmpty()) {
                which = which.and(EVENT.TYPE.notIn(filter.exceptTypes()));
            }
            var wanted = which;
            for (var found : pool.read(sql -> sql.select(EVENT.POSITION)
                    .from(EVENT)
                    .where(wanted)
                    .orderBy(EVENT.POSITION)
                    .fetch(EVENT.POSITION))) {
                position.accept(found);
            }
        }
    }
}
