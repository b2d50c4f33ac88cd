package dev.scoresheet.domain.chess.rating;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RatingRulesTest {

    private static final int SAMPLES = 20_000;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Random random = Seed.random("RatingRules");

    @Test
    void two_implementations_agree() {
        for (int sample = 0; sample < SAMPLES; sample++) {
            var player = strength();
            var opponent = strength();
            double score = random.nextInt(3) / 2.0;
            int days = random.nextInt(4) == 0 ? random.nextInt(2_000) : 0;
            var mine = RatingRules.after(player, opponent, score, days);
            var other = new PaperGlicko(player.rating(), player.deviation(), player.volatility(), NOON, 7)
                    .after(
                            new PaperGlicko(opponent.rating(), opponent.deviation(), opponent.volatility(), NOON, 7),
                            score,
                            NOON.plus(Duration.ofDays(days)));
            var given = player + " against " + opponent + " scores " + score + " after " + days + " days";
            assertEquals(other.r(), mine.rating(), 0.000_2, given);
            assertEquals(other.rd(), mine.deviation(), 0.000_2, given);
            assertEquals(other.vol(), mine.volatility(), 0.000_2, given);
        }
    }

    @Test
    void a_winner_never_loses_points_and_a_loser_never_wins_any() {
        for (int sample = 0; sample < SAMPLES; sample++) {
            var player = strength();
            var opponent = strength();
            assertTrue(RatingRules.after(player, opponent, 1, sample % 3).rating() >= player.rating());
            assertTrue(RatingRules.after(player, opponent, 0, sample % 3).rating() <= player.rating());
        }
    }

    @Test
    void equal_players_win_and_lose_the_same() {
        for (int sample = 0; sample < SAMPLES; sample++) {
            var player = strength();
            var won = RatingRules.after(player, player, 1, 0);
            var lost = RatingRules.after(player, player, 0, 0);
            assertEquals(won.rating() - player.rating(), player.rating() - lost.rating(), 0.000_2);
            assertEquals(won.deviation(), lost.deviation());
            assertEquals(
                    player.rating(), RatingRules.after(player, player, 0.5, 0).rating(), 0.000_2);
        }
    }

    @Test
    void values_keep_their_bounds_in_the_longest_life() {
        for (int life = 0; life < 20; life++) {
            var player = Strength.START;
            double luck = random.nextDouble();
            for (int game = 0; game < 3_000; game++) {
                double score = random.nextDouble() < luck ? 1 : 0;
                player = RatingRules.after(player, strength(), score, random.nextInt(50) == 0 ? 10_000 : 0);
                assertTrue(player.deviation() >= 45 && player.deviation() <= 500, player::toString);
                assertTrue(player.volatility() > 0 && player.volatility() <= 0.1, player::toString);
                assertTrue(Math.abs(player.rating()) < 10_000, player::toString);
                assertEquals(player, player.rounded());
            }
        }
    }

    @Test
    void the_deviation_grows_with_each_utc_day_and_not_within_one() {
        var midnight = Instant.parse("2026-03-02T00:00:00Z");
        assertEquals(
                0,
                RatingRules.daysBetween(
                        midnight, midnight.plus(Duration.ofHours(24)).minusMillis(1)));
        assertEquals(1, RatingRules.daysBetween(midnight.minusMillis(1), midnight));
        assertEquals(365, RatingRules.daysBetween(midnight, midnight.plus(Duration.ofDays(365))));
        var player = new Strength(1500, 60, 0.09);
        var same = RatingRules.after(player, player, 0.5, 0);
        assertEquals(same, RatingRules.after(player, player, 0.5, -3), "a game that ended earlier adds nothing");
        assertTrue(RatingRules.after(player, player, 0.5, 1).deviation() > same.deviation());
    }

    /// Returns a random strength as an event holds it, often at a bound.
    private Strength strength() {
        double deviation = random.nextInt(5) == 0 ? 45 : 45 + 455 * random.nextDouble();
        return new Strength(1500 + 600 * random.nextGaussian(), deviation, 0.02 + 0.08 * random.nextDouble()).rounded();
    }
}
