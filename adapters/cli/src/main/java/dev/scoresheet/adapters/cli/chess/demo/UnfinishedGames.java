package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.domain.chess.board.Side;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Challenges and games of the demo that have not ended. A game has the id of its challenge. The end of the demo
/// cancels
/// and resigns them, so that no visitor waits for a player that has gone. Thread-safe.
final class UnfinishedGames {

    private static final int STARTING_MILLIS = 2000;

    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final DemoClient client;
    private final Cast cast;

    UnfinishedGames(DemoClient client, Cast cast) {
        this.client = client;
        this.cast = cast;
    }

    void began(String id) {
        ids.add(id);
    }

    void ended(String id) {
        ids.remove(id);
    }

    /// Cancels each open challenge, and ends each game by a resignation, or by an abort before both sides have moved.
    void end() throws InterruptedException {
        for (var id : ids) {
            if (!cancelled(id)) {
                var game = client.read("/api/games/" + id + "?wait=" + STARTING_MILLIS)
                        .map(ServedGame::new);
                if (game.isPresent() && !game.get().isEnded()) {
                    give(game.get());
                }
            }
        }
        ids.clear();
    }

    /// True if the challenge was open and is cancelled now.
    private boolean cancelled(String id) throws InterruptedException {
        var challenger = client.read("/api/challenges/" + id)
                .flatMap(challenge ->
                        cast.player(challenge.path("from").path("id").asString("")));
        return challenger.isPresent() && client.answer(id, challenger.get(), "cancellation");
    }

    /// Ends a game for the demo player with the worse position.
    private void give(ServedGame game) throws InterruptedException {
        var player = Stream.of(Side.values())
                .sorted(Comparator.comparingInt(game::lead))
                .map(side -> cast.player(game.player(side)))
                .flatMap(Optional::stream)
                .findFirst();
        if (player.isPresent()) {
            var act = game.ply() < 2 ? "/abort" : "/resignation";
            client.act(player.get(), "/api/games/" + game.id() + act, client.object());
        }
    }
}
