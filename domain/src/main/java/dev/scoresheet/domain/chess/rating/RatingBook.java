package dev.scoresheet.domain.chess.rating;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// State of a rating book.
public sealed interface RatingBook {

    record NotOpened() implements RatingBook {}

    /// @param games number of the player's results in this and all earlier books
    /// @param rated games of this book
    /// @param lastResultAt latest end of a game of the player at the speed; empty before the first one
    record Open(Strength strength, int games, List<UUID> rated, Optional<Instant> lastResultAt) implements RatingBook {

        public Open {
            rated = List.copyOf(rated);
        }
    }

    record Closed(Strength strength, int games, Instant lastResultAt) implements RatingBook {}
}
