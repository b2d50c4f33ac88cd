package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.Optional;

/// Port to the present ratings of challengers. Thread-safe; calls block.
@FunctionalInterface
public interface ChallengerRatings {

    ChallengerRatings UNKNOWN = (_, _) -> Optional.empty();

    /// Returns the rating of a player at a speed, if it is known.
    Optional<ShownRating> rating(PlayerId player, Speed speed);
}
