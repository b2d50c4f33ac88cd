package dev.scoresheet.adapters.postgres.kernel;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.random.RandomGenerator;

/// Edits by a user with write access to every table: each column, and removed, added and exchanged rows.
/// `%1$d` is the row's position (or the first position of a seal), and `%2$d` is the position of another row.
/// `%3$d` is a small random number of at least 1, and `%4$d` is the head.
public enum LogEdit {
    EVENT_POSITION("update kernel.event set position = %4$d + %3$d where position = %1$d"),
    EVENT_POSITION_BELOW("update kernel.event set position = -%3$d where position = %1$d"),
    EVENT_CATEGORY("update kernel.event set category = 'lamp' where position = %1$d"),
    EVENT_STREAM("update kernel.event set stream = stream || '%3$d' where position = %1$d"),
    EVENT_VERSION("update kernel.event set version = version + 1000 * %3$d where position = %1$d"),
    EVENT_TYPE("update kernel.event set type = type || 'x' where position = %1$d"),
    EVENT_SCHEMA_VERSION("update kernel.event set schema_version = schema_version + %3$d where position = %1$d"),
    EVENT_RECORDED_AT(
            "update kernel.event set recorded_at = recorded_at + %3$d * interval '1 microsecond' where position = %1$d"),
    EVENT_RECORDED_AT_NEVER("update kernel.event set recorded_at = 'infinity' where position = %1$d"),
    EVENT_METADATA("update kernel.event set metadata = '{\"correlation\":\"forged %3$d\"}' where position = %1$d"),
    EVENT_DATA("update kernel.event set data = '{\"watts\":1%3$d0}' where position = %1$d"),
    EVENT_DATA_BY_A_BLANK("update kernel.event set data = (data::text || ' ')::json where position = %1$d"),
    EVENT_DIGEST(
            "update kernel.event set digest = set_bit(digest, 17 * %3$d, 1 - get_bit(digest, 17 * %3$d)) where position = %1$d"),
    EVENT_GONE("delete from kernel.event where position = %1$d"),
    EVENT_MORE("""
            insert into kernel.event
                (position, version, recorded_at, schema_version, category, stream, type, metadata, data, digest)
            select %4$d + %3$d, version + 1000, recorded_at, schema_version, category, stream, type, metadata, data, digest
            from kernel.event where position = %1$d"""),
    EVENTS_EXCHANGED("""
            update kernel.event set position = -1000000 where position = %1$d;
            update kernel.event set position = %1$d where position = %2$d;
            update kernel.event set position = %2$d where position = -1000000"""),
    SEAL_FIRST("update kernel.seal set first = -%3$d where first = %1$d"),
    SEAL_LAST("update kernel.seal set last = last + %3$d where first = %1$d"),
    SEAL_RECORDED_AT(
            "update kernel.seal set recorded_at = recorded_at - %3$d * interval '1 microsecond' where first = %1$d"),
    SEAL_FORMAT("update kernel.seal set format = %3$d + 1 where first = %1$d"),
    SEAL_CHAIN(
            "update kernel.seal set chain = set_bit(chain, 11 * %3$d, 1 - get_bit(chain, 11 * %3$d)) where first = %1$d"),
    SEAL_GONE("delete from kernel.seal where first = %1$d"),
    SEAL_MORE("""
            insert into kernel.seal (first, last, recorded_at, format, chain)
            select %4$d + %3$d, %4$d + %3$d, recorded_at, format, chain from kernel.seal where first = %1$d"""),
    SEALS_EXCHANGED("""
            update kernel.seal mine
            set chain = other.chain, recorded_at = other.recorded_at
            from kernel.seal other
            where (mine.first, other.first) in ((%1$d, %2$d), (%2$d, %1$d))"""),
    HEAD_POSITION("update kernel.head set position = position + %3$d"),
    HEAD_POSITION_BACK("update kernel.head set position = position - 1"),
    HEAD_RECORDED_AT("update kernel.head set recorded_at = recorded_at + %3$d * interval '1 microsecond'"),
    HEAD_CHAIN("update kernel.head set chain = set_bit(chain, 7 * %3$d, 1 - get_bit(chain, 7 * %3$d))");

    private final String sql;

    LogEdit(String sql) {
        this.sql = sql;
    }

    /// True when the row at the edited position is the first that is wrong.
    public boolean isOfOneEvent() {
        return name().startsWith("EVENT_") && this != EVENT_POSITION_BELOW && this != EVENT_MORE;
    }

    /// @return the position, or the first position of the seal, that was edited
    public long in(Connection connection, RandomGenerator random) throws SQLException {
        var table = name().startsWith("SEAL") ? "first from kernel.seal" : "position from kernel.event";
        try (var statement = connection.createStatement()) {
            long head = number(statement, "select position from kernel.head");
            long rows = number(statement, "select count(*) from (select " + table + ") row");
            long place = random.nextLong(rows);
            long other = (place + 1 + random.nextLong(rows - 1)) % rows;
            long row = number(statement, "select " + table + " order by 1 offset " + place + " limit 1");
            long otherRow = number(statement, "select " + table + " order by 1 offset " + other + " limit 1");
            statement.execute(sql.formatted(row, otherRow, 1 + random.nextInt(9), head));
            return row;
        }
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getLong(1);
        }
    }
}
