package dev.scoresheet.domain.chess.board;

/// What makes two positions the same for the rule of repetition (FIDE Laws 9.2.3): the men, the side to move,
/// the right to castle (not whether it is possible just now) and the en-passant capture, if one is legal.
/// Exact, not a hash.
public record PositionKey(Board board, Side turn, CastlingRights castling, long enPassant) {}
