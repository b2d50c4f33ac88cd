package dev.scoresheet.domain.chess.exercise;

import java.time.Instant;

/// Rejection by a week.
public sealed interface WeekRejection {

    /// The game ended in another week.
    record OtherWeek(Week ended) implements WeekRejection {}

    /// No upset is noted.
    record NothingToAnnounce() implements WeekRejection {}

    /// The announcement is early.
    record WeekNotOver(Instant announcement) implements WeekRejection {}

    /// The upset of the week is announced.
    record AlreadyAnnounced() implements WeekRejection {}
}
