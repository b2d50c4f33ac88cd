/// Time controls and chess clocks. Independent of games; callers pass every instant, so no code reads the system clock.
package dev.scoresheet.domain.chess.clock;
