/// Statistics of results: for a player, for two players, for all games.
package dev.scoresheet.application.chess.statistics;
