package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.adapters.cli.kernel.Console;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.bootstrap.kernel.bench.measure.Benchmark;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Benchmark `bench perft`: positions of the tree of legal moves made per second on one core. It checks their number
/// against the published one. It makes every position that it counts.
public final class PerftBenchmark implements Benchmark {

    private static final int ROUNDS = 5;

    /// Six positions that all authors of move generators use, with published counts (chessprogramming.org).
    private static final List<Known> KNOWN = List.of(
            new Known("start", "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1", 5, 4_865_609),
            new Known("kiwipete", "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1", 4, 4_085_603),
            new Known("rook ending", "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1", 5, 674_624),
            new Known("promotions", "r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1", 4, 422_333),
            new Known("pins", "rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8", 4, 2_103_487),
            new Known(
                    "middle game",
                    "r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10",
                    4,
                    3_894_594));

    private record Known(String name, String fen, int depth, long leaves) {}

    /// @param nodesPerSecond median of the rounds
    record Measured(String position, int depth, long nodes, double nodesPerSecond, boolean right) {}

    record Report(List<Measured> positions, double nodesPerSecond) {}

    @Override
    public String name() {
        return "perft";
    }

    @Override
    public ExitCode run(boolean quick, Console console) {
        var measured = new ArrayList<Measured>();
        var seconds = 0.0;
        for (var known : KNOWN) {
            var one = measure(known, quick ? 3 : ROUNDS);
            console.say(line(one));
            measured.add(one);
            seconds += one.nodes() / one.nodesPerSecond();
        }
        var nodes = measured.stream().mapToLong(Measured::nodes).sum();
        var report = new Report(measured, nodes / seconds);
        console.answer(report, String.format(Locale.ROOT, "%,.0f nodes/s on one core", report.nodesPerSecond()));
        return measured.stream().allMatch(Measured::right) ? ExitCode.DONE : ExitCode.NO;
    }

    private static Measured measure(Known known, int rounds) {
        var position = position(known.fen);
        var threads = ManagementFactory.getThreadMXBean();
        var rates = new double[rounds];
        var nodes = 0L;
        var right = true;
        for (var round = -1; round < rounds; round++) {
            var begin = threads.getCurrentThreadCpuTime();
            var count = count(position, known.depth);
            var seconds = (threads.getCurrentThreadCpuTime() - begin) / 1e9;
            nodes = count.nodes;
            right &= count.leaves == known.leaves;
            if (round >= 0) {
                rates[round] = nodes / seconds;
            }
        }
        Arrays.sort(rates);
        return new Measured(known.name, known.depth, nodes, rates[rounds / 2], right);
    }

    private record Count(long nodes, long leaves) {}

    /// Counts all positions below this one, and those of them at the last depth.
    private static Count count(Position position, int depth) {
        var nodes = 0L;
        var leaves = 0L;
        for (var move : position.legalMoves()) {
            var next = position.play(move);
            if (depth == 1) {
                leaves++;
                nodes++;
            } else {
                var below = count(next, depth - 1);
                nodes += below.nodes + 1;
                leaves += below.leaves;
            }
        }
        return new Count(nodes, leaves);
    }

    private static String line(Measured one) {
        return String.format(
                Locale.ROOT,
                "%-12s depth %d: %,11d nodes, %,12.0f/s%s",
                one.position,
                one.depth,
                one.nodes,
                one.nodesPerSecond,
                one.right ? "" : ", and the count is WRONG");
    }

    private static Position position(String fen) {
        return switch (Fen.parse(fen)) {
            case FenReading.Read(var position) -> position;
            case FenReading.FenProblem(var _, var detail) -> throw new IllegalStateException(fen + ": " + detail);
        };
    }
}
