/// How games ended, counted: for a player, for two players, for everybody.
package dev.scoresheet.application.chess.statistics;
