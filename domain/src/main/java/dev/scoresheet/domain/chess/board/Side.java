package dev.scoresheet.domain.chess.board;

/// One of the two players of a game, as the board knows them.
public enum Side {
    WHITE,
    BLACK;

    public Side opponent() {
        return this == WHITE ? BLACK : WHITE;
    }

    /// The rank on which this side's king and rooks begin, counted from 0.
    public int backRank() {
        return this == WHITE ? 0 : 7;
    }

    /// What one step of a pawn adds to the index of its square.
    int forward() {
        return this == WHITE ? 8 : -8;
    }
}
