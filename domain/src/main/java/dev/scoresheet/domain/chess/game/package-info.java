/// Game between two players, from start to end: moves, clocks, offers, claims, takebacks.
package dev.scoresheet.domain.chess.game;
