package dev.scoresheet.domain.chess.board;

/// Key of a position for the rule of repetition (FIDE Laws 9.2.3): the men, the side to move, the right to castle and a
/// legal en-passant capture. The present legality of castling does not count. Exact, not a hash.
public record PositionKey(Board board, Side turn, CastlingRights castling, long enPassant) {}
