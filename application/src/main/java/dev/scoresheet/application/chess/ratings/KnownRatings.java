package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.application.chess.challenges.ChallengerRatings;
import dev.scoresheet.application.chess.challenges.ShownRating;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.Optional;

/// Ratings of challengers from the view of ratings. While the view is being filled or is unreadable, none is known. A
/// store that is away stays an error.
public record KnownRatings(RatingQueries queries) implements ChallengerRatings {

    @Override
    public Optional<ShownRating> rating(PlayerId player, Speed speed) {
        try {
            return Optional.ofNullable(queries.ratings(player).value().get(speed))
                    .map(current -> new ShownRating(current.rating().value()));
        } catch (ViewNotReady | RowsUnreadable _) {
            return Optional.empty();
        }
    }
}
