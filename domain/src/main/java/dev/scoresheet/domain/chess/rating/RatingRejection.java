package dev.scoresheet.domain.chess.rating;

import java.util.UUID;

/// Rejection by a rating book.
public sealed interface RatingRejection {

    /// The book has a result of the game.
    record AlreadyRated(UUID game) implements RatingRejection {}

    /// The book is closed. The next result belongs to the next book.
    record BookIsClosed(BookId book) implements RatingRejection {}
}
