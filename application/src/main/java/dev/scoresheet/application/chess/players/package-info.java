/// Names of players.
package dev.scoresheet.application.chess.players;
