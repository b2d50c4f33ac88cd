package dev.scoresheet.domain.chess.board;

import java.util.List;
import java.util.Optional;

/// Kind of a chessman, without its colour.
public enum Piece {
    PAWN('P'),
    KNIGHT('N'),
    BISHOP('B'),
    ROOK('R'),
    QUEEN('Q'),
    KING('K');

    /// Pieces that a pawn may become, the usual choice first.
    public static final List<Piece> PROMOTIONS = List.of(QUEEN, ROOK, BISHOP, KNIGHT);

    private final char letter;

    Piece(char letter) {
        this.letter = letter;
    }

    /// Returns the English letter in upper case, as in SAN.
    public char letter() {
        return letter;
    }

    /// Returns the piece with this English upper-case letter.
    public static Optional<Piece> ofLetter(char letter) {
        return switch (letter) {
            case 'P' -> Optional.of(PAWN);
            case 'N' -> Optional.of(KNIGHT);
            case 'B' -> Optional.of(BISHOP);
            case 'R' -> Optional.of(ROOK);
            case 'Q' -> Optional.of(QUEEN);
            case 'K' -> Optional.of(KING);
            default -> Optional.empty();
        };
    }
}
