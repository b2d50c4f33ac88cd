package dev.scoresheet.bootstrap.chess.pages;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/// Life on a server, so that each page has something to show: rated games that ended, games that run, open challenges.
final class Life {

    /// From the strongest player to the weakest.
    private static final List<String> PLAYERS =
            List.of("anna-42", "bishop_pair", "knight_rider", "Magda", "tal-fan", "old_pawn");

    static final String STRONGEST = PLAYERS.getFirst();

    /// Time controls of the open challenges: initial seconds, and seconds for each move.
    private static final List<List<Integer>> WISHED = List.of(
            List.of(300, 3), List.of(600, 0), List.of(180, 2), List.of(900, 10), List.of(60, 0), List.of(300, 3));

    /// After so many games with each opponent no rating is provisional.
    private static final int ROUNDS = 5;

    private static final String BLITZ = "\"timeControl\":{\"initialSeconds\":300,\"incrementSeconds\":3}";

    /// Longest thinking time of a move in the games that pages show, in milliseconds: `-Dpictures.thinking=6000` makes
    /// the
    /// pictures more real.
    private static final int THINKING = Integer.getInteger("pictures.thinking", 0);

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
        playSlowly();
        for (int n = 0; n < PLAYERS.size(); n++) {
            var control = WISHED.get(n);
            var body = "{\"timeControl\":{\"initialSeconds\":%d,\"incrementSeconds\":%d},\"rated\":%b}"
                    .formatted(control.get(0), control.get(1), n % 3 != 2);
            pages.post(PLAYERS.get(n), "/api/challenges", body);
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
        pages.play(pages.start(white, black, BLITZ + ",\"rated\":true"), white, black, SampleGames.moves(game));
    }

    /// Plays the games that a page shows, all at once.
    private void playSlowly() throws Exception {
        var games = new ArrayList<Callable<String>>();
        games.add(() -> slowly(SampleGames.TO_MATE.getFirst(), STRONGEST, PLAYERS.get(1), true));
        for (int n = 0; n < SampleGames.RUNNING.size(); n++) {
            var moves = SampleGames.RUNNING.get(n);
            var white = PLAYERS.get(n);
            var black = PLAYERS.get(n + 1);
            games.add(() -> slowly(moves, white, black, false));
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var played = threads.invokeAll(games);
            ended = played.getFirst().get();
            running = played.get(1).get();
        }
    }

    private String slowly(String moves, String white, String black, boolean rated) throws Exception {
        var game = pages.start(white, black, BLITZ + ",\"rated\":" + rated);
        var thinking = new Random(moves.hashCode());
        int ply = 1;
        for (var move : SampleGames.moves(moves)) {
            Thread.sleep(THINKING == 0 ? 0 : thinking.nextInt(THINKING));
            pages.move(game, ply % 2 == 1 ? white : black, ply, move);
            ply++;
        }
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
