package dev.scoresheet.domain.chess.board;

/// How castling is written. The rules are the same for both: in [#STANDARD] the king starts on the e-file and
/// the rooks on a and h, which needs no further word; in [#CHESS960] they may start elsewhere, so UCI writes
/// the king taking his own rook and FEN names the files of the rooks (Shredder-FEN).
public enum Variant {
    STANDARD,
    CHESS960
}
