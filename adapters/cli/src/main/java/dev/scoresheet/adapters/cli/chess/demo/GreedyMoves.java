package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Move;
import dev.scoresheet.domain.chess.board.Piece;
import dev.scoresheet.domain.chess.board.Position;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Random moves that prefer mates, captures and checks, and avoid the opponent's best capture. The lower the skill, the
/// more the move depends on luck.
///
/// @param random source of random numbers of the calling thread
record GreedyMoves(Supplier<RandomGenerator> random) implements MovePicker {

    private static final double MATE = 1000;
    private static final double STALEMATE = -5;
    private static final double CHECK = 0.4;
    private static final double CASTLING = 0.8;
    /// Part of a capture's worth that the opponent keeps: some captures are answered by another one.
    private static final double KEPT = 0.6;
    private static final double MOST_LUCK = 4;
    private static final double LEAST_LUCK = 0.2;

    @Override
    public Move pick(Position position, int skill) {
        var luck = MOST_LUCK - (MOST_LUCK - LEAST_LUCK) * skill / DemoPlayer.BEST;
        var numbers = random.get();
        var legal = position.legalMoves();
        var best = legal.getFirst();
        var most = Double.NEGATIVE_INFINITY;
        for (var move : legal) {
            var value = value(position, move) + luck * numbers.nextGaussian();
            if (value > most) {
                best = move;
                most = value;
            }
        }
        return best;
    }

    @Override
    public String description() {
        return "random moves that prefer captures and checks";
    }

    @Override
    public void close() {}

    private static double value(Position position, Move move) {
        var next = position.play(move);
        var replies = next.legalMoves();
        if (replies.isEmpty()) {
            return next.isCheck() ? MATE : STALEMATE;
        }
        var loss = replies.stream().mapToInt(reply -> gain(next, reply)).max().orElse(0);
        var castling = move instanceof Move.Castling ? CASTLING : 0;
        return gain(position, move) - KEPT * loss + (next.isCheck() ? CHECK : 0) + castling;
    }

    /// Returns the worth that a move captures, or adds by a promotion.
    private static int gain(Position position, Move move) {
        return switch (move) {
            case Move.Step step -> captured(position, step);
            case Move.Promotion promotion ->
                captured(position, promotion) + ServedGame.worth(promotion.into()) - ServedGame.worth(Piece.PAWN);
            case Move.EnPassant _ -> ServedGame.worth(Piece.PAWN);
            case Move.Castling _ -> 0;
        };
    }

    private static int captured(Position position, Move move) {
        return position.board()
                .at(move.to())
                .map(man -> ServedGame.worth(man.piece()))
                .orElse(0);
    }
}
