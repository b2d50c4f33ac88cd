package dev.scoresheet.domain.chess.rating;

import dev.scoresheet.domain.chess.rating.Glicko2.Played;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Rules of this server around Glicko-2: one game is one period, and values have bounds.
public final class RatingRules {

    /// Deviation from which a rating is provisional.
    public static final double PROVISIONAL = 110;

    static final double LEAST_DEVIATION = 45;
    static final double GREATEST_DEVIATION = 500;
    static final double GREATEST_VOLATILITY = 0.1;

    private static final double TAU = 0.75;
    private static final double PERIODS_OF_A_DAY = 0.21436;

    private RatingRules() {}

    /// Returns the strength after one game, as an event records it.
    ///
    /// @param before strength before the game
    /// @param opponent strength of the opponent before the game
    /// @param score 1 for a win, 0.5 for a draw, 0 for a loss
    /// @param idleDays whole UTC days since the player's last game of this speed
    public static Strength after(Strength before, Strength opponent, double score, long idleDays) {
        var after = Glicko2.after(
                before, List.of(new Played(opponent, score)), Math.max(0, idleDays) * PERIODS_OF_A_DAY, TAU);
        return new Strength(
                        after.rating(),
                        Math.clamp(after.deviation(), LEAST_DEVIATION, GREATEST_DEVIATION),
                        Math.min(after.volatility(), GREATEST_VOLATILITY))
                .rounded();
    }

    /// Returns the number of changes of the UTC date between two instants.
    public static long daysBetween(Instant last, Instant now) {
        return ChronoUnit.DAYS.between(date(last), date(now));
    }

    private static LocalDate date(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }
}
