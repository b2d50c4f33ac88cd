package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Queries of the views of ratings; each answer reads one view. A player without rated games has none. Thread-safe;
/// calls block.
///
/// Throws [dev.scoresheet.application.kernel.projection.ViewNotReady] when no generation of a view serves, and
/// [dev.scoresheet.application.kernel.projection.step.RowsUnreadable] when its rows cannot be read.
public interface RatingQueries {

    /// Reads the view of [RatingsProjection].
    ViewAnswer<Map<Speed, CurrentRating>> ratings(PlayerId player);

    /// Reads the view of [RatingHistoryProjection]: a page of results, latest first.
    ///
    /// @param before number of the last result of the previous page
    ViewAnswer<History> history(PlayerId player, Speed speed, OptionalInt before, int limit);

    /// Reads the view of [RatingsProjection]: a page of the leaderboard, which has no provisional ratings. The highest
    /// rating is first; of equal ratings, the first player id is.
    ///
    /// @param after last place of the previous page
    ViewAnswer<Leaders> leaders(Speed speed, Optional<Place> after, int limit);

    record NumberedResult(int number, RatedResult result) {}

    /// @param more true if more results follow
    record History(List<NumberedResult> results, boolean more) {

        public History {
            results = List.copyOf(results);
        }

        /// Returns a page from a list that has at most one result more than `limit`.
        public static History page(List<NumberedResult> results, int limit) {
            return new History(results.subList(0, Math.min(limit, results.size())), results.size() > limit);
        }
    }

    /// Place in the order of a leaderboard.
    record Place(Points rating, PlayerId player) implements Comparable<Place> {

        private static final Comparator<Place> ORDER = Comparator.comparing(Place::rating)
                .reversed()
                .thenComparing(place -> place.player().value());

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /// @param rank number of places before this one, plus 1
    record Leader(long rank, PlayerId player, CurrentRating rating) {

        public Place place() {
            return new Place(rating.rating(), player);
        }
    }

    /// @param more true if more players follow
    record Leaders(List<Leader> leaders, boolean more) {

        public Leaders {
            leaders = List.copyOf(leaders);
        }

        /// Returns a page from a list that has at most one player more than `limit`.
        public static Leaders page(List<Leader> leaders, int limit) {
            return new Leaders(leaders.subList(0, Math.min(limit, leaders.size())), leaders.size() > limit);
        }
    }
}
