/// Names of openings: a table that is derived from no game and stored in no event.
package dev.scoresheet.domain.chess.opening;
