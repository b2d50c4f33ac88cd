package dev.scoresheet.application.chess.explorer;

/// Move from a position.
///
/// @param position first four fields of its FEN
/// @param uci move in UCI; castling as the king's two squares
public record PlayedMove(String position, String uci) {}
