/// The rules of chess as values: squares, men, positions and moves, the notations FEN, SAN and UCI, and a line
/// of play with its repetitions. It knows no players, no clock and no storage.
package dev.scoresheet.domain.chess.board;
