package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.application.chess.imports.GameImport;
import dev.scoresheet.application.chess.imports.ImportOrigin;
import dev.scoresheet.application.chess.imports.ImportOutcome.Archived;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Stockfish;
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Real games, played and imported, read over HTTP by ply and by version. Every position and its legal moves
/// equal those of Stockfish after the same moves.
class PositionsTest {

    private static final int GAMES_A_FILE = 4;
    private static final int POSITIONS_A_GAME = 5;
    private static final List<String> FILES = List.of(
            "pgn/world-matches.pgn.gz",
            "pgn/lichess/from-position.pgn.gz",
            "pgn/lichess/chess960.pgn.gz",
            "pgn/morphy.pgn");

    private final Random random = Seed.random("PositionsTest");
    private final ChessSite site = new ChessSite();

    @Test
    void positions_of_imported_games_equal_those_of_stockfish() throws IOException {
        try (var stockfish = Stockfish.start()) {
            for (var id : imported(sample())) {
                assertPlies(id, stockfish);
            }
        }
    }

    @Test
    void positions_of_played_games_with_takebacks_equal_those_of_stockfish() throws IOException {
        try (var stockfish = Stockfish.start()) {
            for (var entry : sample()) {
                var id = played(entry.game());
                assertPlies(id, stockfish);
                assertVersions(id, stockfish);
            }
        }
    }

    private void assertPlies(String id, Stockfish stockfish) {
        var head = site.game(id);
        var plies = head.get("ply").intValue();
        for (int sampled = 0; sampled < POSITIONS_A_GAME; sampled++) {
            var ply = sampled == 0 ? plies : random.nextInt(plies + 1);
            var then = site.get("/api/games/" + id + "?ply=" + ply).json();
            assertEquals(ply, then.get("ply").intValue());
            assertEquals(moves(head).subList(0, ply), moves(then));
            assertPosition(then, stockfish);
            assertEquals(
                    stockfish.perft(1).keySet(),
                    new HashSet<>(dialect(then.get("fen").stringValue(), texts(then.get("legalMoves")))));
        }
    }

    private void assertVersions(String id, Stockfish stockfish) {
        var versions = site.game(id).get("version").intValue();
        for (int sampled = 0; sampled < POSITIONS_A_GAME; sampled++) {
            var version = 1 + random.nextInt(versions);
            var then = site.get("/api/games/" + id + "?version=" + version).json();
            assertEquals(version, then.get("version").intValue());
            assertEquals(movesAt(id, version), moves(then));
            assertPosition(then, stockfish);
        }
    }

    private static void assertPosition(JsonNode game, Stockfish stockfish) {
        var start = game.get("start").stringValue();
        stockfish.position(shredder(start), line(start, moves(game)));
        assertEquals(shredder(stockfish.fen()), shredder(game.get("fen").stringValue()), game::toString);
    }

    /// Returns the line of the public history, up to a version.
    private List<String> movesAt(String id, int version) {
        var moves = new ArrayList<String>();
        for (var event : site.get("/api/games/" + id + "/events").json().get("events")) {
            if (event.get("version").intValue() > version) {
                break;
            }
            switch (event.get("type").stringValue()) {
                case "moved" -> moves.add(event.get("data").get("move").stringValue());
                case "moves-taken-back" -> {
                    var count = event.get("data").get("halfMoves").intValue();
                    moves.subList(moves.size() - count, moves.size()).clear();
                }
                default -> {}
            }
        }
        return moves;
    }

    private List<String> imported(List<PgnEntry.Read> games) {
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            var players = new AtomicInteger();
            var imports = new GameImport(
                    site.log.store(),
                    site.directory,
                    PositionsTest::sha256,
                    () -> new PlayerId("p" + players.incrementAndGet()),
                    workers);
            return imports.importAll(games, new ImportOrigin("test", "all")).stream()
                    .map(outcome ->
                            assertInstanceOf(Archived.class, outcome).game().toString())
                    .toList();
        }
    }

    /// Plays a game over HTTP and sometimes takes moves back and plays them again. The game may end before the
    /// file does, because the file has no automatic draws.
    private String played(PgnGame text) {
        var id = site.start(
                text.tag("FEN").map(fen -> ",\"start\":\"" + fen + "\"").orElse(""));
        var first = site.game(id).get("turn").stringValue();
        int ply = 0;
        for (var move : text.moves()) {
            if (ply > 1 && random.nextInt(20) == 0) {
                takeBackAndMakeAgain(id, first);
            }
            var made = make(id, first, ++ply, move);
            if (made.get("status").stringValue().equals("ended")) {
                break;
            }
        }
        return id;
    }

    private JsonNode make(String id, String first, int ply, String move) {
        var player = first.equals("white") == (ply % 2 == 1) ? "ann" : "bob";
        var made = site.move(id, player, ply, move);
        assertEquals(200, made.status(), made::text);
        return made.json();
    }

    private void takeBackAndMakeAgain(String id, String first) {
        var before = moves(site.game(id));
        var annProposes = random.nextBoolean();
        site.act(id, annProposes ? "ann" : "bob", "takeback-proposal");
        var accepted = site.act(id, annProposes ? "bob" : "ann", "takeback-acceptance");
        assertEquals(200, accepted.status(), accepted::text);
        for (int ply = accepted.json().get("ply").intValue(); ply < before.size(); ply++) {
            make(id, first, ply + 1, before.get(ply));
        }
    }

    private List<PgnEntry.Read> sample() throws IOException {
        var sample = new ArrayList<PgnEntry.Read>();
        for (var file : FILES) {
            var games = new ArrayList<PgnEntry.Read>();
            new PgnReader(PgnLines.of(TestData.path(file)).iterator(), PgnLimits.USUAL)
                    .forEachRemaining(entry -> games.add(assertInstanceOf(PgnEntry.Read.class, entry)));
            games.removeIf(entry -> entry.game().moves().isEmpty());
            for (int sampled = 0; sampled < GAMES_A_FILE; sampled++) {
                sample.add(games.remove(random.nextInt(games.size())));
            }
        }
        return sample;
    }

    private static Bytes sha256(String text) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static List<String> moves(JsonNode game) {
        return texts(game.get("moves"));
    }

    private static List<String> texts(JsonNode array) {
        var texts = new ArrayList<String>();
        array.forEach(each -> texts.add(each.stringValue()));
        return texts;
    }

    private static String shredder(String fen) {
        return Fen.write(position(fen), Variant.CHESS960);
    }

    private static Position position(String fen) {
        return assertInstanceOf(FenReading.Read.class, Fen.parse(fen)).position();
    }

    /// Returns alternative moves of one position in the dialect of Chess960, which Stockfish uses.
    private static List<String> dialect(String fen, List<String> moves) {
        var position = position(fen);
        return moves.stream()
                .map(uci -> assertInstanceOf(MoveReading.Read.class, Uci.read(uci, position))
                        .move())
                .map(move -> Uci.write(move, Variant.CHESS960))
                .toList();
    }

    /// Returns consecutive moves in that dialect.
    private static List<String> line(String start, List<String> moves) {
        var line = new ArrayList<String>();
        var position = position(start);
        for (var uci : moves) {
            var move = assertInstanceOf(MoveReading.Read.class, Uci.read(uci, position))
                    .move();
            line.add(Uci.write(move, Variant.CHESS960));
            position = position.play(move);
        }
        return line;
    }
}
