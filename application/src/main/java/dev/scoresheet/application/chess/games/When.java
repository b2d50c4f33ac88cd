package dev.scoresheet.application.chess.games;

/// Which state of a game is asked for.
public sealed interface When {

    record Head() implements When {}

    /// Everything as it stood when the stream was at a version.
    record AtVersion(long version) implements When {}

    /// The position after so many half-moves of the line as it stands at the head; everything else is the head's.
    record AtPly(int ply) implements When {}
}
