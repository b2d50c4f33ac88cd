/// Portable Game Notation as text: tags and a tree of moves, read from lines and written to lines. Without rules of
/// chess: a move is a word.
package dev.scoresheet.domain.chess.pgn;
