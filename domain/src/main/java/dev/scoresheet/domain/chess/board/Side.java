package dev.scoresheet.domain.chess.board;

/// Side on the board: white or black.
public enum Side {
    WHITE,
    BLACK;

    public Side opponent() {
        return this == WHITE ? BLACK : WHITE;
    }

    /// Returns the rank on which this side's king and rooks begin, counted from 0.
    public int backRank() {
        return this == WHITE ? 0 : 7;
    }

    /// Returns the change of the square index for one step of a pawn.
    int forward() {
        return this == WHITE ? 8 : -8;
    }
}
