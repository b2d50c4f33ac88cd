package dev.scoresheet.domain.chess.exercise;

/// Event of a week.
public sealed interface WeekEvent {

    /// The upset is the largest one of the week so far.
    record UpsetNoted(Upset upset) implements WeekEvent {}

    /// Last event of the week.
    record UpsetAnnounced(Upset upset) implements WeekEvent {}
}
