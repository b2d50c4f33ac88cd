package dev.scoresheet.application.chess.games;

import java.time.Instant;

/// Which state of a game is asked for.
public sealed interface PointInGame {

    record Head() implements PointInGame {}

    /// Everything as it stood when the stream was at a version.
    record AtVersion(long version) implements PointInGame {}

    /// Everything as it stood at a moment: what had been recorded by then, that very microsecond
    /// included. Later than the last event it is the head's version.
    record AtInstant(Instant at) implements PointInGame {}

    /// The position after so many half-moves of the line as it stands at the head; everything else
    /// is the head's.
    record AtPly(int ply) implements PointInGame {}
}
