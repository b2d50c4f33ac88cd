package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CountCheck;
import dev.scoresheet.bootstrap.kernel.bench.measure.CpuMeter;
import dev.scoresheet.bootstrap.kernel.bench.measure.DiskUse;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Profile of the time of a batch, for several numbers of callers. The clocks inside cost a little, so no throughput is
/// taken from here.
///
/// @param callers number of callers in each column
/// @param columns for each number of callers: microseconds of one batch for each part, in order
record BatchProfile(List<Integer> callers, List<Map<String, Double>> columns, List<DiskUse> disk) {

    private static final String WAL = """
            select coalesce(sum(write_time), 0), coalesce(sum(fsync_time), 0)
            from pg_stat_io where object = 'wal' and backend_type = 'client backend'
            """;

    static BatchProfile measure(BenchServer server, List<Integer> callers, Duration each)
            throws SQLException, InterruptedException {
        var columns = new ArrayList<Map<String, Double>>();
        var disk = new ArrayList<DiskUse>();
        for (var count : callers) {
            var database = server.fresh();
            try (var connection = database.connect(60)) {
                var function = TimedFunction.install(connection);
                columns.add(column(
                        server,
                        new Load(count, false, 0, Duration.ZERO, each, 0),
                        connection,
                        function,
                        () -> new StoreContender(database)));
                disk.add(DiskUse.read(connection));
            } finally {
                server.drop(database);
            }
        }
        return new BatchProfile(callers, columns, disk);
    }

    private interface Opening {
        Contender open();
    }

    private static Map<String, Double> column(
            BenchServer server, Load load, Connection connection, TimedFunction function, Opening opening)
            throws SQLException, InterruptedException {
        var wal = wal(connection);
        var meter = server.meter();
        var begin = System.nanoTime();
        double appenderCpu;
        double elapsed;
        Load.Result result;
        CpuMeter.Usage usage;
        try (var contender = opening.open()) {
            var before = appenderCpuNanos();
            result = load.run(contender);
            elapsed = (System.nanoTime() - begin) / 1e3;
            appenderCpu = (appenderCpuNanos() - before) / 1e3;
            usage = meter.usage();
        }
        var walAfter = wal(connection);
        var batches = Math.max(1, CountCheck.number(connection, "select count(*) from kernel.seal"));
        var column = new LinkedHashMap<String, Double>();
        column.put("appends in a batch", (double) result.appended() / batches);
        column.put(
                "caller's own processor time, each append: encoding, digest, waiting",
                (usage.own().orElse(Double.NaN) * elapsed - appenderCpu) / result.appended());
        column.put("the whole batch, from one to the next", elapsed / batches);
        var parts = new LinkedHashMap<String, Double>();
        parts.put("appender: arrays bound, rows read, callers woken (processor)", appenderCpu / batches);
        parts.putAll(function.means(connection));
        parts.put("commit: WAL written", (walAfter[0] - wal[0]) * 1e3 / batches);
        parts.put("commit: WAL synchronised", (walAfter[1] - wal[1]) * 1e3 / batches);
        var known = parts.values().stream().mapToDouble(Double::doubleValue).sum();
        column.putAll(parts);
        column.put("the rest: wire, statement's start and end, processes switched", elapsed / batches - known);
        return column;
    }

    String text() {
        var text = new StringBuilder(String.format("%-68s", "microseconds of one batch, by number of callers"));
        callers.forEach(count -> text.append(String.format("%10d", count)));
        for (var part : columns.getFirst().keySet()) {
            text.append(String.format("%n%-68s", part));
            columns.forEach(column ->
                    text.append(String.format(Locale.ROOT, "%,10.1f", column.getOrDefault(part, Double.NaN))));
        }
        return text.append(String.format("%n%n%s%n", disk.getLast().text())).toString();
    }

    private static double[] wal(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(WAL)) {
            rows.next();
            return new double[] {rows.getDouble(1), rows.getDouble(2)};
        }
    }

    /// Returns the processor time of the log's appender, which is the only platform thread of this name.
    private static long appenderCpuNanos() {
        var threads = ManagementFactory.getThreadMXBean();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("appender"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.threadId()))
                .sum();
    }
}
