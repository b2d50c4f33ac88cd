/// Rating of games over the books of both players.
package dev.scoresheet.application.chess.ratings;
