package dev.scoresheet.domain.chess.exercise;

import java.time.Instant;

/// Command to a week. No client sends it.
public sealed interface WeekCommand {

    Week week();

    record NoteUpset(Week week, Upset upset) implements WeekCommand {}

    /// @param at instant of the announcement
    record AnnounceUpset(Week week, Instant at) implements WeekCommand {}
}
