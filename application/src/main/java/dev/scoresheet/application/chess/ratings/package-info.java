/// Rating of games over the books of both players, and the read models of ratings.
package dev.scoresheet.application.chess.ratings;
