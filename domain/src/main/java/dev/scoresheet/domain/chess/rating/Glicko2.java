package dev.scoresheet.domain.chess.rating;

import java.util.List;

/// Glicko-2 by Mark Glickman, steps 2 to 8 of his description, for one player and one period. `StrictMath` gives the
/// same bits on every machine.
final class Glicko2 {

    private static final double POINTS = 173.7178;
    private static final double CENTRE = 1500;
    private static final double TOLERANCE = 1e-9;

    private Glicko2() {}

    /// Game of the player.
    ///
    /// @param score 1 for a win, 0.5 for a draw, 0 for a loss
    record Played(Strength opponent, double score) {}

    /// Returns the strength after a period.
    ///
    /// @param before strength at its start
    /// @param games games of the period, at least one
    /// @param growth number of periods by which the deviation grows. Glickman has 1
    /// @param tau constraint on the change of the volatility
    static Strength after(Strength before, List<Played> games, double growth, double tau) {
        double mu = (before.rating() - CENTRE) / POINTS;
        double phi = before.deviation() / POINTS;
        double information = 0;
        double surprise = 0;
        for (var game : games) {
            double g = weight(game.opponent().deviation() / POINTS);
            double expected =
                    1 / (1 + StrictMath.exp(-g * (mu - (game.opponent().rating() - CENTRE) / POINTS)));
            information += g * g * expected * (1 - expected);
            surprise += g * (game.score() - expected);
        }
        double variance = 1 / information;
        double sigma = new Volatility(phi, variance, variance * surprise, tau).after(before.volatility());
        double grown = phi * phi + growth * sigma * sigma;
        double squared = 1 / (1 / grown + information);
        return new Strength(CENTRE + POINTS * (mu + squared * surprise), POINTS * StrictMath.sqrt(squared), sigma);
    }

    /// Returns the weight of an opponent's rating: below 1, because the rating is uncertain.
    private static double weight(double phi) {
        return 1 / StrictMath.sqrt(1 + 3 * phi * phi / (StrictMath.PI * StrictMath.PI));
    }

    /// Step 5: the new volatility is the zero of a function, found by the Illinois algorithm.
    ///
    /// @param delta improvement of the rating that the results alone suggest
    private record Volatility(double phi, double variance, double delta, double tau) {

        double after(double sigma) {
            double a = StrictMath.log(sigma * sigma);
            double low = a;
            double high = otherEnd(a);
            double atLow = at(low, a);
            double atHigh = at(high, a);
            while (StrictMath.abs(high - low) > TOLERANCE) {
                double next = low + (low - high) * atLow / (atHigh - atLow);
                double atNext = at(next, a);
                if (atNext * atHigh <= 0) {
                    low = high;
                    atLow = atHigh;
                } else {
                    atLow /= 2;
                }
                high = next;
                atHigh = atNext;
            }
            return StrictMath.exp(low / 2);
        }

        private double otherEnd(double a) {
            double excess = delta * delta - phi * phi - variance;
            if (excess > 0) {
                return StrictMath.log(excess);
            }
            int steps = 1;
            while (at(a - steps * tau, a) < 0) {
                steps++;
            }
            return a - steps * tau;
        }

        private double at(double x, double a) {
            double power = StrictMath.exp(x);
            double sum = phi * phi + variance + power;
            return power * (delta * delta - sum) / (2 * sum * sum) - (x - a) / (tau * tau);
        }
    }
}
