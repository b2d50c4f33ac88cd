package dev.scoresheet.domain.chess.rating;

import java.time.Instant;

/// Origin of the values with which a book opens.
public sealed interface CarriedFrom {

    CarriedFrom NOTHING = new Nothing();

    /// The player had no result of the speed before.
    record Nothing() implements CarriedFrom {}

    /// @param book number of the book that was closed
    /// @param lastResultAt instant of its last result, from which the next one counts idle days
    record Book(int book, Instant lastResultAt) implements CarriedFrom {}
}
