package dev.scoresheet.domain.chess.board;

import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Positions for tests: read from a FEN, or reached by random play.
public final class Positions {

    /// Starting positions that soon lead to every special move: usual and unusual castling, promotion, en
    /// passant.
    private static final List<String> STARTS = List.of(
            "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1",
            "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1",
            "8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1",
            "n1n5/PPPk4/8/8/8/8/4Kppp/5N1N b - - 0 1",
            "bqnb1rkr/pp3ppp/3ppn2/2p5/5P2/P2P4/NPP1P1PP/BQ1BNRKR w HFhf - 2 9",
            "1rqbkrbn/1ppppp1p/1n6/p1N3p1/8/2P4P/PP1PPPP1/1RQBKRBN w FBfb - 0 9",
            "4k3/pppppppp/8/8/8/8/PPPPPPPP/4K3 w - - 0 1",
            "6k1/8/8/8/2q1n3/8/1Q2N3/K1R5 w - - 0 1");

    private Positions() {}

    public static Position read(String fen) {
        return switch (Fen.parse(fen)) {
            case FenReading.Read(var position) -> position;
            case FenReading.FenProblem problem -> throw new AssertionError(fen + ": " + problem);
        };
    }

    /// Reads a position that possibly no game can reach. The rules of moving apply to it, too.
    public static Position recorded(String fen) {
        return switch (Fen.recorded(fen)) {
            case FenReading.Read(var position) -> position;
            case FenReading.FenProblem problem -> throw new AssertionError(fen + ": " + problem);
        };
    }

    /// Returns the positions of one random game.
    public static List<Position> ofRandomGame(Random random, int halfMoves) {
        var position = read(STARTS.get(random.nextInt(STARTS.size())));
        var positions = new ArrayList<>(List.of(position));
        for (var moves = position.legalMoves(); !moves.isEmpty() && positions.size() <= halfMoves; ) {
            position = position.play(moves.get(random.nextInt(moves.size())));
            positions.add(position);
            moves = position.legalMoves();
        }
        return positions;
    }
}
