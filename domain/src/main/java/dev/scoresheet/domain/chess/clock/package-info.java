/// Time controls and chess clocks. Knows no game and reads no clock: instants come in by the door.
package dev.scoresheet.domain.chess.clock;
