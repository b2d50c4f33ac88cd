package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.application.kernel.log.Filter;
import dev.scoresheet.application.kernel.log.StoredEvent;
import dev.scoresheet.application.kernel.projection.BulkReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;

/// The log by COPY in the binary form of the database, a range of positions at a time, on a connection
/// of its own. A range is read whole before it is handed over, so that no statement is open while its
/// taker works or waits.
final class PostgresBulkReader implements BulkReader {

    /// Positions of one COPY.
    private static final int RANGE = 16_384;

    /// Rows that are handed over at once.
    private static final int AT_ONCE = 4_096;

    private final DatabaseAddress address;
    private final Session session;

    PostgresBulkReader(DatabaseAddress address, Session session) {
        this.address = address;
        this.session = session;
    }

    @Override
    public void read(long after, long through, Filter filter, Taker taker) throws InterruptedException {
        try (var connection = session.open(address)) {
            long last = Math.min(through, head(connection));
            for (long from = after; from < last; from += RANGE) {
                long to = Math.min(from + RANGE, last);
                if (!handOver(rows(connection, from, to, filter), to, taker)) {
                    return;
                }
            }
        } catch (SQLException failure) {
            throw ViewFailure.of(failure);
        }
    }

    private static boolean handOver(List<StoredEvent> rows, long through, Taker taker) throws InterruptedException {
        for (int from = 0; from + AT_ONCE < rows.size(); from += AT_ONCE) {
            var some = rows.subList(from, from + AT_ONCE);
            if (!taker.take(some, some.getLast().position())) {
                return false;
            }
        }
        int rest = rows.isEmpty() ? 0 : (rows.size() - 1) / AT_ONCE * AT_ONCE;
        return taker.take(rows.subList(rest, rows.size()), through);
    }

    private static long head(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select position from kernel.head")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static List<StoredEvent> rows(Connection connection, long after, long through, Filter filter)
            throws SQLException {
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement(after, through, filter));
        try {
            return new CopiedEvents(copy::readFromCopy).all();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /// COPY takes no parameters.
    private static String statement(long after, long through, Filter filter) {
        var which = EVENT.POSITION.gt(after).and(EVENT.POSITION.le(through));
        if (!filter.categories().isEmpty()) {
            which = which.and(EVENT.CATEGORY.in(filter.categories()));
        }
        if (!filter.exceptTypes().isEmpty()) {
            which = which.and(EVENT.TYPE.notIn(filter.exceptTypes()));
        }
        var sql = DSL.using(SQLDialect.POSTGRES);
        return "copy (%s) to stdout (format binary)"
                .formatted(sql.renderInlined(sql.select(CopiedEvents.COLUMNS)
                        .from(EVENT)
                        .where(which)
                        .orderBy(EVENT.POSITION)));
    }
}
