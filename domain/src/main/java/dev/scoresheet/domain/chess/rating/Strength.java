package dev.scoresheet.domain.chess.rating;

/// Strength of a player as Glicko-2 describes it.
///
/// @param rating points; an average player has 1500
/// @param deviation points; the true strength is within two deviations of the rating with 95 % probability
/// @param volatility expected change of the true strength in a period, on the scale of Glicko-2
public record Strength(double rating, double deviation, double volatility) {

    /// Strength of a player without a game.
    public static final Strength START = new Strength(1500, 500, 0.09);

    private static final double FARTHEST = 100_000;
    private static final double DECIMALS = 10_000;

    public Strength {
        if (!(Math.abs(rating) <= FARTHEST)) {
            throw new IllegalArgumentException("a rating is at most " + FARTHEST + " points, not " + rating);
        }
        if (!(deviation > 0 && deviation <= FARTHEST)) {
            throw new IllegalArgumentException("a deviation is above 0, not " + deviation);
        }
        if (!(volatility > 0 && volatility <= 1)) {
            throw new IllegalArgumentException("a volatility is above 0 and at most 1, not " + volatility);
        }
    }

    /// Returns the strength that an event records: with four decimals.
    public Strength rounded() {
        return new Strength(rounded(rating), rounded(deviation), rounded(volatility));
    }

    private static double rounded(double value) {
        return StrictMath.rint(value * DECIMALS) / DECIMALS;
    }
}
