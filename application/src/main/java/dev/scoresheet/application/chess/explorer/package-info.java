/// Opening explorer: the moves played from a position, with the results of their games.
package dev.scoresheet.application.chess.explorer;
