package dev.scoresheet.domain.chess.board;

import java.util.Optional;

/// Chessman: a piece of one side.
public record Man(Side side, Piece piece) {

    /// Returns the letter of FEN: upper case for white, lower case for black.
    public char letter() {
        return side == Side.WHITE ? piece.letter() : Character.toLowerCase(piece.letter());
    }

    public static Optional<Man> ofLetter(char letter) {
        var side = Character.isUpperCase(letter) ? Side.WHITE : Side.BLACK;
        return Piece.ofLetter(Character.toUpperCase(letter)).map(piece -> new Man(side, piece));
    }
}
