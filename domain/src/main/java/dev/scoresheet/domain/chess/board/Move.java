package dev.scoresheet.domain.chess.board;

/// Move of one player in one turn. It is valid only for the position that it was generated for or read in.
public sealed interface Move {

    /// Returns the square of origin of the moving man; for castling, of the king.
    Square from();

    /// Returns the destination; for castling, the king's destination.
    Square to();

    /// Ordinary move: a man moves to a square and captures the man there, if there is one.
    record Step(Piece piece, Square from, Square to) implements Move {}

    /// Promotion: a pawn reaches the last rank, with or without a capture, and becomes another piece.
    record Promotion(Square from, Square to, Piece into) implements Move {
        public Promotion {
            if (!Piece.PROMOTIONS.contains(into)) {
                throw new IllegalArgumentException("a pawn cannot be promoted to a " + into);
            }
        }
    }

    /// Capture en passant: a pawn captures a pawn that has just passed it, and moves to the square passed over.
    record EnPassant(Square from, Square to) implements Move {

        /// Returns the square of the captured pawn.
        public Square captured() {
            return Square.at(to.file(), from.rank());
        }
    }

    /// Castling: king and rook move at once. From any start they end as in standard chess: on g and f, or on c and d.
    record Castling(Square from, Square rook) implements Move {

        public boolean isShort() {
            return rook.file() > from.file();
        }

        @Override
        public Square to() {
            return Square.at(isShort() ? 6 : 2, from.rank());
        }

        public Square rookTo() {
            return Square.at(isShort() ? 5 : 3, from.rank());
        }
    }
}
