package dev.scoresheet.adapters.cli.chess.demo;

import java.net.URI;
import java.time.Duration;

/// Settings of a demo.
///
/// @param players number of demo players
/// @param games number of live games at any time, at human pace
/// @param quickGames number of games that are played first without thinking times, so that players have ratings
/// @param challenges number of challenges that are left open for visitors
/// @param time time after which the demo ends; zero means that it runs until it is stopped
public record DemoSettings(URI server, int players, int games, int quickGames, int challenges, Duration time) {

    public static final Duration LONGEST = Duration.ofDays(1);

    public DemoSettings {
        check("players", players, 2, Cast.MOST);
        check("games", games, 1, Cast.MOST / 2);
        check("quick-games", quickGames, 0, 1000);
        check("challenges", challenges, 0, 10);
        check("seconds", time.toSeconds(), 0, LONGEST.toSeconds());
        if (2 * games > players) {
            throw new IllegalArgumentException(
                    "--games %d needs at least --players %d, not %d: each player plays one live game"
                            .formatted(games, 2 * games, players));
        }
    }

    boolean isEndless() {
        return time.isZero();
    }

    private static void check(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("--%s is %d to %d, not %d".formatted(option, least, most, value));
        }
    }
}
