/// The names of players.
package dev.scoresheet.application.chess.players;
