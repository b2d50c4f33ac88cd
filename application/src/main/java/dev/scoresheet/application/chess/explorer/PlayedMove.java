package dev.scoresheet.application.chess.explorer;

/// A move from a position.
///
/// @param position the first four fields of its FEN
/// @param uci castling as the king's two squares
public record PlayedMove(String position, String uci) {}
