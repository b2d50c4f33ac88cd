package dev.scoresheet.domain.chess.board;

/// Notation of castling. The rules are the same for both. In [#STANDARD] the king starts on the e-file and the rooks on
/// a and h. In [#CHESS960] they may start elsewhere: UCI writes the king taking its own rook, and FEN names the files
/// of the rooks (Shredder-FEN).
public enum Variant {
    STANDARD,
    CHESS960
}
