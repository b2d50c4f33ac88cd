package dev.scoresheet.adapters.postgres.kernel.log;

import static dev.scoresheet.adapters.postgres.kernel.jooq.Tables.EVENT;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlFailureMapping;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.impl.DSL;

/// Reader of the log by COPY in binary format, one range of positions at a time, on a separate connection. It reads at
/// most a page before it hands over, so no statement is open during the taker's work. It hands over the raw data, so
/// that the reading thread does no decoding.
public final class PostgresBulkReader implements BulkReader {

    /// Positions of one COPY. It takes some milliseconds, so the cost of its start is small.
    private static final int RANGE = 8_192;

    private final DatabaseAddress address;
    private final SessionSettings session;
    private final int pageBytes;

    public PostgresBulkReader(DatabaseAddress address, SessionSettings session, int pageBytes) {
        this.address = address;
        this.session = session;
        this.pageBytes = pageBytes;
    }

    @Override
    public void read(List<Range> ranges, Filter filter, Taker taker) throws InterruptedException {
        try (var connection = session.open(address)) {
            long head = head(connection);
            for (var range : ranges) {
                if (!isTaken(connection, new Range(range.after(), Math.min(range.through(), head)), filter, taker)) {
                    return;
                }
            }
        } catch (SQLException failure) {
            throw SqlFailureMapping.of(failure);
        }
    }

    /// Passes the rows of a range to the taker. Returns false if the taker ended it.
    private boolean isTaken(Connection connection, Range range, Filter filter, Taker taker)
            throws SQLException, InterruptedException {
        for (long from = range.after(); from < range.through(); ) {
            long to = Math.min(from + RANGE, range.through());
            var copied = CopyBinaryEvents.read(connection, rows(from, to, filter), pageBytes);
            from = copied.cut() ? copied.lastPosition() : to;
            if (!taker.take(copied, from)) {
                return false;
            }
        }
        return true;
    }

    private static long head(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select position from kernel.head")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Select<?> rows(long after, long through, Filter filter) {
        var which = EVENT.POSITION.gt(after).and(EVENT.POSITION.le(through));
        if (!filter.categories().isEmpty()) {
            which = which.and(EVENT.CATEGORY.in(filter.categories()));
        }
        if (!filter.exceptTypes().isEmpty()) {
            which = which.and(EVENT.TYPE.notIn(filter.exceptTypes()));
        }
        return DSL.using(SQLDialect.POSTGRES)
                .select(CopyBinaryEvents.COLUMNS)
                .from(EVENT)
                .where(which)
                .orderBy(EVENT.POSITION);
    }
}
