/// One game between two players, from its start to its end: moves, clocks, offers, claims, takebacks.
package dev.scoresheet.domain.chess.game;
