/// Queries about games, played here or imported, and the views that answer them. Every answer is a fold of the log.
package dev.scoresheet.application.chess.games;
