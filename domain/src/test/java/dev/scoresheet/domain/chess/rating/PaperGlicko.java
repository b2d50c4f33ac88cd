package dev.scoresheet.domain.chess.rating;

import static java.lang.Math.PI;
import static java.lang.Math.exp;
import static java.lang.Math.log;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import java.time.Instant;
import java.time.ZoneOffset;

/// Second implementation of the ratings, from Glickman's paper and the contract with clients. It shares no code with
/// the first one and finds the volatility by bisection.
///
/// @param last latest end of a game; the epoch before the first one
public record PaperGlicko(double r, double rd, double vol, Instant last, int games) {

    private static final double SCALE = 400 / log(10);

    public static PaperGlicko start() {
        return new PaperGlicko(1500, 500, 0.09, Instant.EPOCH, 0);
    }

    /// Returns the player after one game, with the rules of this server.
    ///
    /// @param s 1 for a win, 0.5 for a draw, 0 for a loss
    public PaperGlicko after(PaperGlicko opponent, double s, Instant at) {
        long days = games == 0
                ? 0
                : Math.max(
                        0,
                        at.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay()
                                - last.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay());
        var free = free(opponent, s, 0.21436 * days, 0.75);
        return new PaperGlicko(
                four(free.r),
                four(Math.min(500, Math.max(45, free.rd))),
                four(Math.min(0.1, free.vol)),
                at.isBefore(last) ? last : at,
                games + 1);
    }

    /// Returns the player after one game, without bounds and without rounding.
    PaperGlicko free(PaperGlicko opponent, double s, double t, double tau) {
        double phi = rd / 173.7178;
        double q = opponent.rd / 173.7178;
        double g = pow(1 + 3 * q * q / pow(PI, 2), -0.5);
        double e = 1 / (1 + pow(10, -g * (r - opponent.r) / 400 * (SCALE / 173.7178)));
        double v = 1 / (g * g * e * (1 - e));
        double delta = v * g * (s - e);
        double sigma = exp(root(phi, v, delta, log(vol * vol), tau) / 2);
        double star = sqrt(phi * phi + t * sigma * sigma);
        double next = 1 / sqrt(1 / (star * star) + 1 / v);
        double mu = (r - 1500) / 173.7178 + next * next * g * (s - e);
        return new PaperGlicko(173.7178 * mu + 1500, 173.7178 * next, sigma, last, games);
    }

    /// Returns the zero next to the old value. After a result that is all but impossible there are three, and the
    /// paper's own algorithm finds this one.
    private static double root(double phi, double v, double delta, double a, double tau) {
        double step = f(a, phi, v, delta, a, tau) > 0 ? 0.01 : -0.01;
        double near = a;
        while (f(near + step, phi, v, delta, a, tau) * step > 0) {
            near += step;
        }
        double far = near + step;
        for (int halving = 0; halving < 60; halving++) {
            double middle = (near + far) / 2;
            if (f(middle, phi, v, delta, a, tau) * step > 0) {
                near = middle;
            } else {
                far = middle;
            }
        }
        return near;
    }

    private static double f(double x, double phi, double v, double delta, double a, double tau) {
        double ex = exp(x);
        return ex * (delta * delta - phi * phi - v - ex) / (2 * pow(phi * phi + v + ex, 2)) - (x - a) / (tau * tau);
    }

    private static double four(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
