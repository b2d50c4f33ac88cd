package dev.scoresheet.application.chess.games;

import java.time.Instant;

/// Point of a game that a query names.
public sealed interface PointInGame {

    record Head() implements PointInGame {}

    /// State of the game at a version of the stream.
    record AtVersion(long version) implements PointInGame {}

    /// State of the game at a time, including what was recorded in that same microsecond. A time after the last event
    /// gives the head's version.
    record AtInstant(Instant at) implements PointInGame {}

    /// Position after a number of half-moves of the line at the head; everything else is the head's.
    record AtPly(int ply) implements PointInGame {}
}
