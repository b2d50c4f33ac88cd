package dev.scoresheet.domain.chess.board;

/// What one player does in one turn. A move means something only in the position it was generated for or read
/// in.
public sealed interface Move {

    /// Where the moving man stands; for castling, the king.
    Square from();

    /// Where it goes; for castling, the king's destination.
    Square to();

    /// The ordinary move: a man goes to a square and captures what stands there, if anything does.
    record Step(Piece piece, Square from, Square to) implements Move {}

    /// A pawn reaches the last rank, perhaps capturing, and becomes another piece.
    record Promotion(Square from, Square to, Piece into) implements Move {
        public Promotion {
            if (!Piece.PROMOTIONS.contains(into)) {
                throw new IllegalArgumentException("a pawn cannot become a " + into);
            }
        }
    }

    /// A pawn captures a pawn that has just passed it, and goes to the square that was passed over.
    record EnPassant(Square from, Square to) implements Move {

        /// Where the captured pawn stands.
        public Square captured() {
            return Square.at(to.file(), from.rank());
        }
    }

    /// King and rook move at once. Wherever they start, they end as in standard chess: on g and f, or on c and
    /// d.
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
