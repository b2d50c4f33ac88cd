package dev.scoresheet.bootstrap.kernel.bench.measure;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Disk use of the tables of the log, in bytes for each event.
public record DiskUse(
        long events, double payload, double eventRow, double eventIndexes, double receipt, double sealAndHead) {

    private static final String SIZES = """
            select count(*),
                avg(octet_length(data::text)),
                pg_table_size('kernel.event')::float8 / count(*),
                pg_indexes_size('kernel.event')::float8 / count(*),
                pg_total_relation_size('kernel.receipt')::float8 / count(*),
                (pg_total_relation_size('kernel.seal') + pg_total_relation_size('kernel.head'))::float8 / count(*)
            from kernel.event
            """;

    public static DiskUse read(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(SIZES)) {
            rows.next();
            return new DiskUse(
                    rows.getLong(1),
                    rows.getDouble(2),
                    rows.getDouble(3),
                    rows.getDouble(4),
                    rows.getDouble(5),
                    rows.getDouble(6));
        }
    }

    private static final String BY_TYPE = """
            with typed as (
                select type, count(*) as events, avg(octet_length(data::text)) as data,
                    avg(pg_column_size(e.*)) as bytes
                from kernel.event e group by type)
            select type, events, data,
                bytes * pg_table_size('kernel.event') / (select sum(events * bytes) from typed) as row
            from typed order by events desc
            """;

    /// Rows of one type.
    ///
    /// @param data average bytes of the JSON
    /// @param row average bytes on disk: its share of the table by the length of its rows
    public record OfType(String type, long events, double data, double row) {}

    public static List<OfType> byType(Connection connection) throws SQLException {
        var types = new ArrayList<OfType>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(BY_TYPE)) {
            while (rows.next()) {
                types.add(new OfType(rows.getString(1), rows.getLong(2), rows.getDouble(3), rows.getDouble(4)));
            }
        }
        return types;
    }

    public double total() {
        return eventRow + eventIndexes + receipt + sealAndHead;
    }

    public String text() {
        return String.format(
                Locale.ROOT,
                "on disk, of %,d events with %.0f bytes of data: %.0f bytes each = row %.0f + indexes %.0f"
                        + " + receipt %.0f + seal and head %.0f",
                events,
                payload,
                total(),
                eventRow,
                eventIndexes,
                receipt,
                sealAndHead);
    }
}
