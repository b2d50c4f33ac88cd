package dev.scoresheet.domain.chess.board;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Numbers of positions in the tree of legal moves, compared with published counts. One wrong rule changes a
/// count.
class PerftTest {

    /// The campaign goes to depth five in all of the classics: another 450 million positions.
    private static final boolean DEEP = Boolean.getBoolean("perft.deep");

    private static final List<PerftSuite.Entry> CLASSICS = List.of(
            classic("rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -", 5, 4_865_609),
            classic("8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - -", 5, 674_624),
            classic("r2q1rk1/pP1p2pp/Q4n2/bbp1p3/Np6/1B3NBn/pPPP1PPP/R3K2R b KQ -", 5, 15_833_292),
            classic("r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq -", 4, 4_085_603, 193_690_690),
            classic("rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ -", 4, 2_103_487, 89_941_194),
            classic("r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - -", 4, 3_894_594, 164_075_551));

    /// @param leaves the count at this depth, and if there is one at the next depth, too
    private static PerftSuite.Entry classic(String fen, int depth, long... leaves) {
        int deeper = DEEP ? leaves.length - 1 : 0;
        return new PerftSuite.Entry("classic", fen, depth + deeper, leaves[deeper]);
    }

    @Test
    void node_counts_equal_the_published_counts_to_depth_three() throws IOException {
        var entries = Stream.of(
                        PerftSuite.epd("perftsuite.epd").stream(),
                        PerftSuite.blocks("tricky.perft").stream(),
                        PerftSuite.blocks("chess960.perft").stream())
                .flatMap(file -> file)
                .filter(entry -> entry.depth() <= 3)
                // No game can reach it: an en-passant square together with a check that the pawn's step cannot have
                // given.
                .filter(entry -> !entry.name().endsWith("ep-unrelated-check"))
                .toList();
        assertEquals(3 * (127 + 18 + 960), entries.size());
        assertRight(entries);
    }

    @Test
    void edge_cases_equal_their_counts_to_the_given_depth() throws IOException {
        var entries = PerftSuite.epd("perftsuite2.epd");
        assertEquals(32, entries.size());
        assertRight(entries);
    }

    @Test
    void the_six_classic_positions_equal_their_counts() {
        assertRight(CLASSICS);
    }

    /// Few positions are refused: of the published ones, only those that no game can reach.
    @Test
    void published_positions_can_start_games_but_for_impossible_checks() throws IOException {
        var positions = Stream.of(
                        PerftSuite.epd("perftsuite.epd").stream(),
                        PerftSuite.epd("perftsuite2.epd").stream(),
                        PerftSuite.blocks("tricky.perft").stream(),
                        PerftSuite.blocks("chess960.perft").stream())
                .flatMap(file -> file)
                .map(PerftSuite.Entry::fen)
                .distinct()
                .toList();
        var refused = positions.stream()
                .filter(fen -> Fen.parse(fen) instanceof FenReading.FenProblem)
                .toList();
        assertEquals(
                List.of(
                        // two men that slide, on both sides of the king
                        "B6b/8/8/8/2K5/5k2/8/b6B b - - 0 1",
                        "3R4/8/q4k2/2B5/1NK5/3b4/8/8 w - -",
                        "2Nq4/2K5/1b6/8/7R/3k4/7P/8 w - -",
                        "5R2/2P5/8/4k3/8/3rK2r/8/8 w - -",
                        // a double step that does not explain the check
                        "8/8/8/1k6/3Pp3/8/8/4KQ2 b - d3"),
                refused);
    }

    private static void assertRight(List<PerftSuite.Entry> entries) {
        assertEquals(
                List.of(),
                entries.parallelStream()
                        .flatMap(entry -> entry.check().stream())
                        .toList());
    }
}
