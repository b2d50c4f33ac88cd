package dev.scoresheet.bootstrap.chess.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Life on a server, so that each page has something to show: rated games that ended, games that run, open challenges.
final class Life {

    /// From the strongest player to the weakest.
    private static final List<String> PLAYERS =
            List.of("anna-42", "bishop_pair", "knight_rider", "Magda", "tal-fan", "old_pawn");

    static final String STRONGEST = PLAYERS.getFirst();

    /// After so many games with each opponent no rating is provisional.
    private static final int ROUNDS = 5;

    private static final String BLITZ = "\"timeControl\":{\"initialSeconds\":300,\"incrementSeconds\":3}";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ServedPages pages;
    private String running = "";
    private String ended = "";

    Life(ServedPages pages) {
        this.pages = pages;
    }

    /// Returns a game that runs.
    String running() {
        return running;
    }

    /// Returns a game that White won.
    String ended() {
        return ended;
    }

    void bring() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            for (int strong = 0; strong < PLAYERS.size(); strong++) {
                for (int weak = strong + 1; weak < PLAYERS.size(); weak++) {
                    playToMate(round, strong, weak);
                }
            }
        }
        ended = game(SampleGames.TO_MATE.getFirst(), STRONGEST, PLAYERS.get(1), true);
        for (int n = SampleGames.RUNNING.size() - 1; n >= 0; n--) {
            running = game(SampleGames.RUNNING.get(n), PLAYERS.get(n), PLAYERS.get(n + 1), false);
        }
        for (var player : PLAYERS) {
            pages.post(player, "/api/challenges", "{" + BLITZ + ",\"rated\":true}");
        }
        awaitRatings();
    }

    /// The stronger player wins three of four games.
    private void playToMate(int round, int strong, int weak) throws Exception {
        var number = round + 3 * strong + weak;
        var game = SampleGames.TO_MATE.get(number % SampleGames.TO_MATE.size());
        var whiteWins = SampleGames.moves(game).length % 2 == 1;
        var strongWins = number % 4 != 0;
        var white = PLAYERS.get(whiteWins == strongWins ? strong : weak);
        var black = PLAYERS.get(whiteWins == strongWins ? weak : strong);
        game(game, white, black, true);
    }

    private String game(String moves, String white, String black, boolean rated) throws Exception {
        var game = pages.start(white, black, BLITZ + ",\"rated\":" + rated);
        pages.play(game, white, black, SampleGames.moves(moves));
        return game;
    }

    private void awaitRatings() throws Exception {
        var games = ROUNDS * (PLAYERS.size() - 1) + 1;
        var end = Instant.now().plus(PATIENCE);
        while (pages.get("/api/players/" + STRONGEST + "/ratings")
                        .at("/ratings/0/games")
                        .intValue()
                < games) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError(
                        pages.get("/api/players/" + STRONGEST + "/ratings").toString());
            }
            Thread.sleep(50);
        }
    }
}
