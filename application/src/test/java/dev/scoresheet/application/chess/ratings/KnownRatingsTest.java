package dev.scoresheet.application.chess.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.step.RowsUnreadable;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/// Ratings that a challenge shows when the view of ratings fails.
class KnownRatingsTest {

    private static final PlayerId ANN = new PlayerId("ann");

    @Test
    void a_view_that_is_being_filled_or_is_unreadable_knows_no_rating() {
        var failures = List.of(
                new ViewNotReady(new ViewIdentity("ratings", 1, "")),
                new RowsUnreadable("ratings", "the table is missing"));
        for (var failure : failures) {
            assertEquals(Optional.empty(), new KnownRatings(new Failing(failure)).rating(ANN, Speed.BLITZ));
        }
    }

    @Test
    void a_store_that_is_away_is_an_error() {
        var known = new KnownRatings(new Failing(new StoreUnavailable("away", Duration.ofSeconds(1))));
        assertThrows(StoreUnavailable.class, () -> known.rating(ANN, Speed.BLITZ));
    }

    private record Failing(RuntimeException failure) implements RatingQueries {

        @Override
        public ViewAnswer<Map<Speed, CurrentRating>> ratings(PlayerId player) {
            throw failure;
        }

        @Override
        public ViewAnswer<History> history(PlayerId player, Speed speed, OptionalInt before, int limit) {
            throw failure;
        }

        @Override
        public ViewAnswer<Leaders> leaders(Speed speed, Optional<Place> after, int limit) {
            throw failure;
        }
    }
}
