package dev.scoresheet.bootstrap.kernel.bench.log;

import dev.scoresheet.bootstrap.kernel.bench.measure.DiskUse;
import dev.scoresheet.bootstrap.kernel.bench.measure.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Bytes for each event, and what they amount to in a year.
///
/// @param eventsOfAStream average number of events of a stream of the subject
record StorageTable(List<Row> rows, double eventsOfAStream, List<Forecast> forecasts, List<String> problems) {

    private static final long STREAMS_A_DAY = 100_000;
    private static final int DAYS = 365;
    private static final int DAYS_OF_RECEIPTS = 30;
    private static final double GIGA = 1e9;

    /// @param wal bytes of WAL for each event
    /// @param fullPages full page images in the WAL for each event: one for each page after a checkpoint
    record Row(
            String events,
            boolean keyed,
            DiskUse disk,
            List<DiskUse.OfType> types,
            double wal,
            double fullPages,
            List<String> problems) {

        String name() {
            return events + (keyed ? ", keyed" : ", keyless");
        }
    }

    /// Disk use after a year of 100,000 such streams a day, in bytes.
    ///
    /// @param log events, their indexes, seals and head
    /// @param receipts receipts of the last 30 days; a purge has dropped older ones
    /// @param walADay WAL of one day, before compression
    record Forecast(String name, double events, double log, double receipts, double walADay) {

        static Forecast of(Row row, double eventsOfAStream) {
            var events = eventsOfAStream * STREAMS_A_DAY;
            return new Forecast(
                    row.name(),
                    events * DAYS,
                    events * DAYS * (row.disk.total() - row.disk.receipt()),
                    events * DAYS_OF_RECEIPTS * row.disk.receipt(),
                    events * row.wal);
        }
    }

    static StorageTable of(List<Row> orders, List<Row> streams, double eventsOfAStream) {
        var rows = Stream.concat(orders.stream(), streams.stream()).toList();
        return new StorageTable(
                rows,
                eventsOfAStream,
                streams.stream().map(row -> Forecast.of(row, eventsOfAStream)).toList(),
                rows.stream().flatMap(row -> row.problems.stream()).toList());
    }

    String text() {
        var text = new StringBuilder(
                "bytes for each event             data    row  indexes  receipt  seal, head   disk    WAL  full pages\n");
        for (var row : rows) {
            var disk = row.disk;
            text.append(String.format(
                    Locale.ROOT,
                    "%-28s %8.0f %6.0f %8.0f %8.0f %11.0f %6.0f %6.0f %11.3f%n",
                    row.name(),
                    disk.payload(),
                    disk.eventRow(),
                    disk.eventIndexes(),
                    disk.receipt(),
                    disk.sealAndHead(),
                    disk.total(),
                    row.wal,
                    row.fullPages));
        }
        text.append(String.format("%nby type, without keys              events   data    row%n"));
        for (var row : rows.stream().filter(one -> !one.keyed).toList()) {
            for (var type : row.types) {
                text.append(String.format(
                        Locale.ROOT, "%-30s %,10d %6.0f %6.0f%n", type.type(), type.events(), type.data(), type.row()));
            }
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%,d streams a day of %.0f events, after a year%n%-28s %16s %8s %9s %10s%n",
                STREAMS_A_DAY,
                eventsOfAStream,
                "GB, receipts of " + DAYS_OF_RECEIPTS + " days",
                "events",
                "log",
                "receipts",
                "WAL a day"));
        for (var forecast : forecasts) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-28s %,16.0f %8.0f %9.1f %10.1f%n",
                    forecast.name,
                    forecast.events,
                    forecast.log / GIGA,
                    forecast.receipts / GIGA,
                    forecast.walADay / GIGA));
        }
        return text.append(TextTable.result(
                        problems, "every appended event is there, and every receipt of a keyed append"))
                .toString();
    }
}
