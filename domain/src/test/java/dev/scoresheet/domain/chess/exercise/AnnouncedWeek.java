package dev.scoresheet.domain.chess.exercise;

/// State of a week: how far its announcement is.
public sealed interface AnnouncedWeek {

    /// No upset is noted.
    record Quiet() implements AnnouncedWeek {}

    /// @param upset largest upset so far
    record Waiting(Upset upset) implements AnnouncedWeek {}

    record Over() implements AnnouncedWeek {}
}
