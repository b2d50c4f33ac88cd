package dev.scoresheet.bootstrap.kernel.bench.append;

import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CpuMeter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Comparison of the append with one transaction per append. The runs are interleaved: each round runs every row once,
/// in rotating order, each on an empty database right after a checkpoint. The result of a run is checked before the
/// next run.
final class AppendBench {

    private static final List<Integer> CALLERS = List.of(1, 8, 64, 512);
    private static final int STALE_CALLERS = 64;
    private static final List<Variant> COMPARED = List.of(
            Variant.SCORESHEET, Variant.SCORESHEET_KEYED, Variant.TX, Variant.TX_WITHOUT_RECEIPT, Variant.TX_LOCK);
    private static final Map<Variant, List<Integer>> CONNECTIONS = Map.of(
            Variant.TX, List.of(4, 8, 16, 32, 64),
            Variant.TX_WITHOUT_RECEIPT, List.of(4, 8, 16, 32, 64),
            Variant.TX_LOCK, List.of(1, 2, 8, 32));

    private final BenchServer server;
    private final Pace pace;
    private final Consumer<String> progress;
    private final Map<Cell, Integer> connections = new HashMap<>();

    /// Number of rounds, and time of each phase.
    record Pace(int rounds, Duration warmUp, Duration measured, Duration trial) {
        static final Pace FULL =
                new Pace(5, Duration.ofMillis(1_000), Duration.ofMillis(4_000), Duration.ofMillis(1_500));
        static final Pace QUICK = new Pace(3, Duration.ofMillis(500), Duration.ofMillis(1_500), Duration.ofMillis(700));
    }

    private record Cell(Variant variant, int callers) {}

    AppendBench(BenchServer server, Pace pace, Consumer<String> progress) {
        this.server = server;
        this.pace = pace;
        this.progress = progress;
    }

    AppendTable measure() throws SQLException, InterruptedException {
        warmUp();
        for (var cell : cells()) {
            findConnections(cell);
        }
        var cells = cells();
        var all = new ArrayList<Measurement>();
        for (var round = 0; round < pace.rounds; round++) {
            for (var turn = 0; turn < cells.size(); turn++) {
                var cell = cells.get((turn + round) % cells.size());
                var measurement = run(cell, connections.getOrDefault(cell, 1), pace.measured, round);
                all.add(measurement);
                progress.accept(String.format(
                        Locale.ROOT,
                        "round %d of %d: %d callers, %s: %,.0f/s%s",
                        round + 1,
                        pace.rounds,
                        cell.callers,
                        cell.variant.word(),
                        measurement.result().appendedPerSecond(),
                        measurement.isQuiet() ? "" : " (noisy)"));
            }
        }
        return AppendTable.of(all);
    }

    /// Returns the numbers of connections with which the comparators were best.
    String connectionsText() {
        return String.join(
                ", ",
                connections.entrySet().stream()
                        .map(one -> one.getKey().variant.word() + " with " + one.getKey().callers + " callers: "
                                + one.getValue())
                        .sorted()
                        .toList());
    }

    private static List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        for (var callers : CALLERS) {
            COMPARED.forEach(variant -> cells.add(new Cell(variant, callers)));
        }
        cells.add(new Cell(Variant.SCORESHEET_STALE, STALE_CALLERS));
        return cells;
    }

    /// Runs all code once, so that the JIT compiler knows it before the measurement.
    private void warmUp() throws SQLException, InterruptedException {
        for (var variant : COMPARED) {
            progress.accept("warming up " + variant.word());
            run(new Cell(variant, 64), 16, Duration.ofSeconds(3), 0);
        }
    }

    private void findConnections(Cell cell) throws SQLException, InterruptedException {
        var best = -1.0;
        for (var count : CONNECTIONS.getOrDefault(cell.variant, List.of())) {
            if (count > cell.callers && count > 1) {
                continue;
            }
            var rate = run(cell, count, pace.trial, 0).result().appendedPerSecond();
            if (rate > best) {
                best = rate;
                connections.put(cell, count);
            }
        }
        if (connections.containsKey(cell)) {
            progress.accept(cell.variant.word() + " with " + cell.callers + " callers is best on "
                    + connections.get(cell) + " connections");
        }
    }

    private Measurement run(Cell cell, int connections, Duration measured, int round)
            throws SQLException, InterruptedException {
        var database = server.fresh();
        try {
            var load = new Load(
                    cell.callers, cell.variant.isKeyed(), cell.variant.stalePercent(), pace.warmUp, measured, round);
            var meter = server.meter();
            Load.Result result;
            CpuMeter.Usage usage;
            try (var contender = cell.variant.open(database, connections)) {
                result = load.run(contender);
                usage = meter.usage();
            }
            var problems = Check.of(database, cell.variant, result);
            return new Measurement(round, cell.variant, cell.callers, result, usage, problems);
        } finally {
            server.drop(database);
        }
    }
}
