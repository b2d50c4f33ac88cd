/// Routes of ratings.
package dev.scoresheet.adapters.http.chess.ratings;
