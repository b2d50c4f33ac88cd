/// Ratings of players: Glicko-2, and the books that hold the results of a player at one speed.
package dev.scoresheet.domain.chess.rating;
