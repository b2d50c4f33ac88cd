package dev.scoresheet.bootstrap.chess;

import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Expected rows of every view, from an account of its own. It reads lines of an export and uses no class of a
/// read model or of an event. A row is its columns by name, and every view is a map of rows by key.
final class FoldOfLines {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String USUAL = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq -";

    /// The table of openings, by the first four fields of FEN: code and name.
    private final Map<String, String[]> openings;

    private final int fewestMen;
    private final Map<String, Game> games = new HashMap<>();
    private final Map<String, Map<String, Object>> players = new TreeMap<>();
    private final Map<String, Map<String, Object>> pairs = new TreeMap<>();
    private final Map<String, Map<String, Object>> moves = new TreeMap<>();
    private final Map<String, Map<String, Object>> site = new TreeMap<>();

    FoldOfLines(Map<String, String[]> openings) {
        this.openings = openings;
        this.fewestMen =
                openings.keySet().stream().mapToInt(FoldOfLines::men).min().orElse(99);
    }

    private static int men(String fen) {
        return (int) fen.substring(0, fen.indexOf(' '))
                .chars()
                .filter(Character::isLetter)
                .count();
    }

    /// Knowledge of a game while lines come in.
    private static final class Game {
        final Map<String, Object> row = new TreeMap<>();
        final List<String> line = new ArrayList<>();
        String start = "";
    }

    void take(String line) {
        var json = JSON.readTree(line);
        if (!json.path("kind").asString().equals("event")) {
            return;
        }
        var stream = json.get("stream").asString();
        var id = stream.substring(stream.indexOf('-') + 1);
        var data = JSON.readTree(json.get("data").asString());
        switch (json.get("type").asString()) {
            case "game.started" -> started(id, json.get("position").asLong(), data);
            case "game.move-played" -> games.get(id).line.add(data.get("uci").asString());
            case "game.moves-taken-back" -> {
                var played = games.get(id).line;
                for (int count = data.get("count").asInt(); count > 0; count--) {
                    played.removeLast();
                }
            }
            case "game.ended" -> ended(games.get(id), data);
            case "archive.game-imported" -> imported(id, json.get("position").asLong(), data);
            default -> {
                // nothing that a row shows
            }
        }
    }

    private void started(String id, long position, JsonNode data) {
        var game = new Game();
        game.start = data.get("start").asString();
        var at = data.get("startedAt").path("at").asString("");
        begin(
                game,
                id,
                position,
                "play",
                data.get("white").asString(),
                data.get("black").asString());
        game.row.put("speed", speed(data.get("timeControl"), "correspondence"));
        game.row.put("rated", data.get("rated").asBoolean());
        game.row.put("played_on", at.isEmpty() ? null : at.substring(0, 10));
        game.row.put("result", "*");
        game.row.put("termination", null);
        ratings(game, null, null);
        games.put(id, game);
    }

    private void imported(String id, long position, JsonNode data) {
        var game = new Game();
        game.start = data.get("start").asString();
        var seats = data.get("players");
        begin(
                game,
                id,
                position,
                "import",
                seats.get("white").asString(),
                seats.get("black").asString());
        game.row.put("speed", speed(data.get("timeControl"), "unknown"));
        game.row.put("rated", false);
        game.row.put("played_on", date(data.get("tags")));
        games.put(id, game);
        ended(game, data);
    }

    private static void begin(Game game, String id, long position, String source, String white, String black) {
        game.row.put("id", id);
        game.row.put("position", position);
        game.row.put("source", source);
        game.row.put("white", white);
        game.row.put("black", black);
    }

    private void ended(Game game, JsonNode data) {
        game.line.clear();
        data.get("moves").forEach(move -> game.line.add(move.asString()));
        var white = points(data.get("ratings").get("white"));
        var black = points(data.get("ratings").get("black"));
        ratings(game, white, black);
        var result = data.get("result").asString();
        game.row.put("result", result);
        game.row.put("termination", data.get("termination").asString());
        if (!result.equals("*")) {
            count(game, result, white, black);
        }
    }

    private static Long points(JsonNode rating) {
        return rating.has("points") ? Long.valueOf(rating.get("points").asLong()) : null;
    }

    private static void ratings(Game game, Long white, Long black) {
        game.row.put("white_rating", white);
        game.row.put("black_rating", black);
        game.row.put("lower_rating", white == null || black == null ? null : Long.valueOf(Math.min(white, black)));
    }

    private static String speed(JsonNode control, String otherwise) {
        if (!control.has("initialSeconds")) {
            return control.get("kind").asString().equals("correspondence") ? "correspondence" : otherwise;
        }
        long seconds = control.get("initialSeconds").asLong()
                + 40 * control.get("incrementSeconds").asLong();
        return seconds < 30
                ? "ultraBullet"
                : seconds < 180 ? "bullet" : seconds < 480 ? "blitz" : seconds < 1500 ? "rapid" : "classical";
    }

    private static String date(JsonNode tags) {
        var stated = new HashMap<String, String>();
        tags.forEach(tag ->
                stated.putIfAbsent(tag.get("name").asString(), tag.get("value").asString()));
        var date = stated.getOrDefault("UTCDate", stated.getOrDefault("Date", ""));
        return date.matches("\\d{4}\\.\\d{2}\\.\\d{2}") ? date.replace('.', '-') : null;
    }

    private void count(Game game, String result, Long white, Long black) {
        var first = game.row.get("white").toString();
        var second = game.row.get("black").toString();
        var opening = opening(game);
        for (var side : List.of("white", "black")) {
            var player = game.row.get(side).toString();
            var row = row(
                    players,
                    "player",
                    player,
                    "colour",
                    side,
                    "termination",
                    game.row.get("termination"),
                    "eco",
                    opening.map(named -> named[0]).orElse(""),
                    "opening",
                    opening.map(named -> named[1]).orElse(""));
            add(row, "wins", result.equals(side.equals("white") ? "1-0" : "0-1"));
            add(row, "draws", result.equals("1/2-1/2"));
            add(row, "losses", result.equals(side.equals("white") ? "0-1" : "1-0"));
        }
        if (!first.equals(second)) {
            boolean inOrder = first.compareTo(second) < 0;
            var row = row(pairs, "first_player", inOrder ? first : second, "second_player", inOrder ? second : first);
            add(row, "wins", result.equals(inOrder ? "1-0" : "0-1"));
            add(row, "draws", result.equals("1/2-1/2"));
            add(row, "losses", result.equals(inOrder ? "0-1" : "1-0"));
        }
        outcome(row(site, "who", "all"), result);
        explore(moves, game.start, game.line, result, white, black);
    }

    /// Counts the first half-moves of a game from the usual position.
    static void explore(
            Map<String, Map<String, Object>> moves,
            String start,
            List<String> line,
            String result,
            Long white,
            Long black) {
        if (!isUsual(start)) {
            return;
        }
        var position = Position.initial();
        for (var uci : line.subList(0, Math.min(30, line.size()))) {
            var move = ((MoveReading.Read) Uci.read(uci, position)).move();
            var row = row(moves, "position", fields(position), "uci", Uci.write(move, Variant.STANDARD));
            outcome(row, result);
            var rating = position.turn() == Side.WHITE ? white : black;
            row.merge("ratings", rating == null ? 0L : rating, (one, other) -> (Long) one + (Long) other);
            add(row, "rated", rating != null);
            position = position.play(move);
        }
    }

    private static void outcome(Map<String, Object> row, String result) {
        add(row, "white", result.equals("1-0"));
        add(row, "draws", result.equals("1/2-1/2"));
        add(row, "black", result.equals("0-1"));
    }

    private static void add(Map<String, Object> row, String column, boolean one) {
        row.merge(column, one ? 1L : 0L, (before, more) -> (Long) before + (Long) more);
    }

    private static Map<String, Object> row(Map<String, Map<String, Object>> rows, Object... key) {
        var columns = new TreeMap<String, Object>();
        for (int at = 0; at < key.length; at += 2) {
            columns.put(key[at].toString(), key[at + 1]);
        }
        return rows.computeIfAbsent(columns.toString(), _ -> columns);
    }

    private static boolean isUsual(String fen) {
        return Fen.parse(fen) instanceof FenReading.Read(var position)
                && fields(position).equals(USUAL);
    }

    private static String fields(Position position) {
        var fen = Fen.write(position, Variant.STANDARD);
        return fen.substring(0, fen.lastIndexOf(' ', fen.lastIndexOf(' ') - 1));
    }

    private Optional<String[]> opening(Game game) {
        var found = Optional.<String[]>empty();
        if (isUsual(game.start)) {
            for (var fields : positions(game.line)) {
                if (openings.containsKey(fields)) {
                    found = Optional.of(openings.get(fields));
                }
            }
        }
        return found;
    }

    /// After each of the moves.
    private static List<String> positions(List<String> line) {
        var positions = new ArrayList<String>();
        var position = Position.initial();
        for (var uci : line) {
            position = position.play(((MoveReading.Read) Uci.read(uci, position)).move());
            positions.add(fields(position));
        }
        return positions;
    }

    /// All rows, by view and key.
    Map<String, Map<String, Map<String, Object>>> views() {
        var rows = new TreeMap<String, Map<String, Object>>();
        games.forEach((id, game) -> {
            var opening = opening(game);
            game.row.put("plies", (long) game.line.size());
            game.row.put("eco", opening.map(named -> named[0]).orElse(null));
            game.row.put("opening", opening.map(named -> named[1]).orElse(null));
            game.row.put("known", known(game));
            rows.put(new TreeMap<>(Map.of("id", id)).toString(), game.row);
        });
        return new TreeMap<>(Map.of(
                "games", rows,
                "player_statistics", players,
                "head_to_head", pairs,
                "site_statistics", site,
                "explorer", moves));
    }

    /// Returns the moves of a running game from the usual position, as long as they lead to positions with at
    /// least as many men as the table has at least.
    private String known(Game game) {
        if (openings.isEmpty() || game.row.get("termination") != null || !isUsual(game.start)) {
            return null;
        }
        var after = positions(game.line);
        int count = 0;
        while (count < after.size() && men(after.get(count)) >= fewestMen) {
            count++;
        }
        return String.join(" ", game.line.subList(0, count));
    }
}
