/// Portable Game Notation as text: tags and a tree of moves, read from lines and written to lines. Knows no
/// rule of chess; a move here is a word.
package dev.scoresheet.domain.chess.pgn;
