package dev.scoresheet.bootstrap.chess.bench;

import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.http.Dialogue;
import dev.scoresheet.bootstrap.kernel.bench.http.WireRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Client that plays one game after the other over HTTP, for both sides, move by move. It leaves its first game at
/// a random half-move, so that many clients soon are at different stages of their games.
final class GameDialogue implements Dialogue {

    private static final int PLAYERS = 5_000;
    private static final String GAMES = "/api/games";

    private final List<List<String>> games;
    private final Random random;
    private final Map<StreamId, Long> acknowledged = new HashMap<>();
    private List<String> moves;
    private int last;
    private int played;
    private String game = "";
    private String white = "";
    private String black = "";

    /// @param number number of the client; each begins with another game
    GameDialogue(LegalMoves legal, int number) {
        games = legal.games();
        random = new Random(number);
        moves = games.get(number % games.size());
        last = 1 + random.nextInt(moves.size());
        nextPlayers();
    }

    @Override
    public Turn next() {
        return game.isEmpty() ? new Turn(start(), false) : new Turn(move(), true);
    }

    private WireRequest start() {
        var clock = "{\"initialSeconds\":10800,\"incrementSeconds\":0}";
        var body = "{\"white\":\"%s\",\"black\":\"%s\",\"timeControl\":%s}".formatted(white, black, clock);
        return new WireRequest("POST", GAMES, Map.of(), body, 201);
    }

    private WireRequest move() {
        var fields = Map.of(Product.TITLE + "-Player", played % 2 == 0 ? white : black);
        var body = "{\"ply\":%d,\"move\":\"%s\"}".formatted(played + 1, moves.get(played));
        return new WireRequest("POST", GAMES + "/" + game + "/moves", fields, body, 200);
    }

    @Override
    public void answered(String location) {
        if (game.isEmpty()) {
            game = location.substring(location.lastIndexOf('/') + 1);
            return;
        }
        played++;
        acknowledged.merge(GameStreams.stream(UUID.fromString(game)), 1L, Long::sum);
        if (played == last) {
            beginAgain();
        }
    }

    @Override
    public void beginAgain() {
        game = "";
        played = 0;
        moves = games.get(random.nextInt(games.size()));
        last = moves.size();
        nextPlayers();
    }

    private void nextPlayers() {
        var number = random.nextInt(PLAYERS);
        white = "player-" + number;
        black = "player-" + (number + 1);
    }

    @Override
    public Map<StreamId, Long> acknowledged() {
        return acknowledged;
    }
}
