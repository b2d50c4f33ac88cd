package dev.scoresheet.domain.chess.exercise;

import java.util.Optional;

/// State of an instance of the process [UpsetOfTheWeek]: the largest upset of all rated games of a week, and the one
/// that the week has noted.
public sealed interface KnownUpsets {

    /// No game was an upset, or the week is announced.
    record None() implements KnownUpsets {}

    /// The week has noted none.
    record Unnoted(Upset largest) implements KnownUpsets {}

    record Noted(Upset largest, Upset noted) implements KnownUpsets {}

    /// Returns the state after one more upset.
    default KnownUpsets with(Upset upset) {
        return switch (this) {
            case None() -> new Unnoted(upset);
            case Unnoted(var largest) -> new Unnoted(upset.orLarger(largest));
            case Noted(var largest, var noted) -> new Noted(upset.orLarger(largest), noted);
        };
    }

    /// Returns the state after the week has noted an upset.
    default KnownUpsets noting(Upset upset) {
        return switch (this) {
            case None() -> new Noted(upset, upset);
            case Unnoted(var largest) -> new Noted(largest, upset);
            case Noted(var largest, var _) -> new Noted(largest, upset);
        };
    }

    /// Returns the upset that the week does not have yet.
    default Optional<Upset> toNote() {
        return switch (this) {
            case None() -> Optional.empty();
            case Unnoted(var largest) -> Optional.of(largest);
            case Noted(var largest, var noted) -> largest.equals(noted) ? Optional.empty() : Optional.of(largest);
        };
    }
}
