/// Rules of chess as values: squares, men, positions, moves, and a line of play with its repetitions. Without players,
/// clocks and storage.
package dev.scoresheet.domain.chess.board;
