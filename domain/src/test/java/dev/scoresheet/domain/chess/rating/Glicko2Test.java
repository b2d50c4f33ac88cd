package dev.scoresheet.domain.chess.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.chess.rating.Glicko2.Played;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Vectors of Glickman's paper, and of a server that rates each game as one period.
class Glicko2Test {

    private static final double TOLERANCE = 0.005;

    @Test
    void the_example_of_the_paper() {
        var after = Glicko2.after(
                new Strength(1500, 200, 0.06),
                List.of(
                        new Played(new Strength(1400, 30, 0.06), 1),
                        new Played(new Strength(1550, 100, 0.06), 0),
                        new Played(new Strength(1700, 300, 0.06), 0)),
                1,
                0.5);
        expect(1464.05, 151.52, 0.05999, after);
    }

    @Test
    void one_game_is_one_period() {
        var player = new Strength(1500, 350, 0.06);
        expect(1662.21, 290.23, 0.0599993, one(player, player, 1));
        expect(1500 - 162.21, 290.23, 0.0599993, one(player, player, 0));
        var beaten = one(new Strength(1400, 79, 0.06), new Strength(1550, 110, 0.06), 1);
        assertEquals(1422.63, beaten.rating(), TOLERANCE);
        assertEquals(77.4956, beaten.deviation(), TOLERANCE);
        expect(1635.99, 196.9873, 0.062028, one(new Strength(1850, 200, 0.062), new Strength(1200, 60, 0.06), 0));
    }

    @Test
    void the_deviation_grows_before_the_game_counts() {
        var player = new Strength(1500, 60, 0.06);
        var rested = Glicko2.after(player, List.of(new Played(player, 0.5)), 100, 0.75);
        assertEquals(113.85, rested.deviation(), TOLERANCE);
        assertEquals(1500, rested.rating(), 1e-9);
    }

    private static Strength one(Strength player, Strength opponent, double score) {
        return Glicko2.after(player, List.of(new Played(opponent, score)), 0, 0.75);
    }

    private static void expect(double rating, double deviation, double volatility, Strength actual) {
        assertEquals(rating, actual.rating(), TOLERANCE);
        assertEquals(deviation, actual.deviation(), TOLERANCE);
        assertEquals(volatility, actual.volatility(), 0.00001);
    }
}
