package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.domain.chess.rating.RatingRules;
import java.time.Instant;

/// Rating of a player at a speed after the player's last game of the speed.
///
/// @param deviation deviation after that game; the days since then are not in it
/// @param games number of rated games
/// @param at latest end of a game in the rating; an end that is recorded late can be earlier
public record CurrentRating(Points rating, Points deviation, int games, Instant at) {

    /// Deviation from which a rating is provisional.
    public static final Points PROVISIONAL = Points.of(RatingRules.PROVISIONAL);

    /// Returns the rating after the next result.
    CurrentRating followedBy(CurrentRating next) {
        return next.at.isBefore(at) ? new CurrentRating(next.rating, next.deviation, next.games, at) : next;
    }

    public boolean isProvisional() {
        return deviation.compareTo(PROVISIONAL) >= 0;
    }
}
