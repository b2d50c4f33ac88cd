/// Notations: FEN for positions; SAN and UCI for moves.
package dev.scoresheet.domain.chess.notation;
