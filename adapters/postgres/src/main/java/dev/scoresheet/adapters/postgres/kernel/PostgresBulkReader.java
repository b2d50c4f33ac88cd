package dev.scoresheet.adapters.postgres.kernel;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.application.kernel.log.Filter;
import dev.scoresheet.application.kernel.projection.BulkReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;

/// The log by COPY in the binary form of the database, a range of positions at a time, on a connection
/// of its own. A range is read whole before it is handed over, so that no statement is open while its
/// taker works or waits; it is handed over as it came, so that the thread that reads does nothing else.
final class PostgresBulkReader implements BulkReader {

    /// Positions of one COPY: some milliseconds of reading, beside which beginning it is little.
    private static final int RANGE = 8_192;

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
                if (!taker.take(copied(connection, from, to, filter), to)) {
                    return;
                }
            }
        } catch (SQLException failure) {
            throw ViewFailure.of(failure);
        }
    }

    private static long head(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select position from kernel.head")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static CopiedEvents copied(Connection connection, long after, long through, Filter filter)
            throws SQLException {
        var pieces = new ArrayList<byte[]>(RANGE + 2);
        var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(statement(after, through, filter));
        try {
            for (var piece = copy.readFromCopy(); piece != null; piece = copy.readFromCopy()) {
                pieces.add(piece);
            }
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
        return new CopiedEvents(pieces);
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
