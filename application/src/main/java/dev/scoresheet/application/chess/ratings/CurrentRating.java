package dev.scoresheet.application.chess.ratings;

import dev.scoresheet.domain.chess.rating.RatingRules;
import java.time.Instant;

/// Rating of a player at a speed after the player's last game of the speed.
///
/// @param deviation deviation after that game; the days since then are not in it
/// @param games number of rated games
/// @param at end of that game
public record CurrentRating(Points rating, Points deviation, int games, Instant at) {

    /// Deviation from which a rating is provisional.
    public static final Points PROVISIONAL = Points.of(RatingRules.PROVISIONAL);

    public boolean isProvisional() {
        return deviation.compareTo(PROVISIONAL) >= 0;
    }
}
