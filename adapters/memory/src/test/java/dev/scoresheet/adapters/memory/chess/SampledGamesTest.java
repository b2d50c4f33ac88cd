package dev.scoresheet.adapters.memory.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.application.chess.games.PointInGame;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Stockfish;
import dev.scoresheet.domain.chess.TestData;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Variant;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameScript;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.MoveReading;
import dev.scoresheet.domain.chess.notation.Uci;
import dev.scoresheet.domain.chess.pgn.PgnEntry;
import dev.scoresheet.domain.chess.pgn.PgnGame;
import dev.scoresheet.domain.chess.pgn.PgnLimits;
import dev.scoresheet.domain.chess.pgn.PgnLines;
import dev.scoresheet.domain.chess.pgn.PgnReader;
import dev.scoresheet.domain.kernel.Seed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// Real games, played and imported, stored in a log and read by ply and by version. The positions equal those
/// of Stockfish.
class SampledGamesTest {

    private static final int GAMES_A_FILE = 12;
    private static final int POSITIONS_A_GAME = 6;
    private static final UUID ARCHIVED = UUID.fromString("6fa459ea-ee8a-8ca4-894e-db77e160355e");

    private final Random random = Seed.random("SampledGamesTest");

    @Test
    void positions_of_imported_games_equal_those_of_stockfish() throws IOException {
        try (var stockfish = Stockfish.start()) {
            for (var text : sample()) {
                var players = new BySide<>(new PlayerId("w"), new PlayerId("b"));
                assertPositions(new ChessLog().imported(ARCHIVED, players, text), ARCHIVED, stockfish);
            }
        }
    }

    @Test
    void positions_of_played_games_equal_those_of_stockfish_by_ply_and_by_version() throws IOException {
        try (var stockfish = Stockfish.start()) {
            for (var text : sample()) {
                var script = play(text);
                var log = new ChessLog().played(script);
                assertPositions(log, GameScript.GAME, stockfish);
                for (int sampled = 0; sampled < POSITIONS_A_GAME; sampled++) {
                    var version = 1 + random.nextInt(script.events().size());
                    var view = log.view(GameScript.GAME, new PointInGame.AtVersion(version));
                    stockfish.position(
                            shredder(view.start()),
                            chess960(view.start(), view.line().moves()));
                    assertEquals(shredder(stockfish.fen()), shredder(view.line().fen()));
                }
            }
        }
    }

    @Test
    void the_longest_game_is_played_stored_and_read_back() throws IOException {
        var text = games("pgn/edge/longest.pgn").getFirst();
        var script = play(text);
        assertEquals(17_697, script.started().line().ply());
        var log = new ChessLog()
                .played(script)
                .imported(ARCHIVED, new BySide<>(new PlayerId("w"), new PlayerId("b")), text);
        var played = log.view(GameScript.GAME, new PointInGame.Head());
        var imported = log.view(ARCHIVED, new PointInGame.Head());
        assertEquals(imported.line().fen(), played.line().fen());
        assertEquals(imported.line().moves(), played.line().moves());
        assertEquals(
                log.view(ARCHIVED, new PointInGame.AtPly(9_000)).line().fen(),
                log.view(GameScript.GAME, new PointInGame.AtPly(9_000)).line().fen());
    }

    private void assertPositions(ChessLog log, UUID id, Stockfish stockfish) {
        var head = log.view(id, new PointInGame.Head());
        for (int sampled = 0; sampled < POSITIONS_A_GAME; sampled++) {
            var ply = sampled == 0
                    ? head.line().ply()
                    : random.nextInt(head.line().ply() + 1);
            var view = log.view(id, new PointInGame.AtPly(ply));
            stockfish.position(
                    shredder(head.start()),
                    chess960(head.start(), head.line().moves().subList(0, ply)));
            assertEquals(
                    shredder(stockfish.fen()),
                    shredder(view.line().fen()),
                    head.start() + " " + head.line().moves());
            assertEquals(stockfish.perft(1).size(), view.line().legalMoves().size());
        }
    }

    private List<PgnGame> sample() throws IOException {
        var sample = new ArrayList<PgnGame>();
        for (var file : List.of(
                "pgn/world-matches.pgn.gz",
                "pgn/lichess/from-position.pgn.gz",
                "pgn/lichess/chess960.pgn.gz",
                "pgn/morphy.pgn")) {
            var games = games(file);
            for (int sampled = 0; sampled < GAMES_A_FILE; sampled++) {
                sample.add(games.get(random.nextInt(games.size())));
            }
        }
        return sample;
    }

    private static List<PgnGame> games(String file) throws IOException {
        var games = new ArrayList<PgnGame>();
        new PgnReader(PgnLines.of(TestData.path(file)).iterator(), PgnLimits.USUAL)
                .forEachRemaining(entry ->
                        games.add(assertInstanceOf(PgnEntry.Read.class, entry).game()));
        games.removeIf(game -> game.moves().isEmpty());
        return games;
    }

    /// Plays the game of a file and sometimes takes moves back and plays them again. It may end before the file
    /// does, because the file has no automatic draws.
    private GameScript play(PgnGame text) {
        var script = GameScript.of(
                TimeControl.UNTIMED, text.tag("FEN").map(GameScript::position).orElse(Position.initial()));
        for (var san : text.moves()) {
            if (script.game() instanceof InProgress && random.nextInt(20) == 0) {
                takeBackAndMakeAgain(script);
            }
            if (script.game() instanceof InProgress) {
                script.moves(san);
            }
        }
        return script;
    }

    private void takeBackAndMakeAgain(GameScript script) {
        var moves = script.running().line().moves();
        var proposer = random.nextBoolean() ? GameScript.WHITE : GameScript.BLACK;
        var answerer = proposer.equals(GameScript.WHITE) ? GameScript.BLACK : GameScript.WHITE;
        if (moves.size() < 2) {
            return;
        }
        script.done(new ProposeTakeback(GameScript.GAME, proposer, script.now()));
        script.done(new AcceptTakeback(GameScript.GAME, answerer, script.now()));
        var variant = script.started().variant();
        for (int ply = script.running().line().ply(); ply < moves.size(); ply++) {
            script.moves(Uci.write(moves.get(ply), variant));
        }
    }

    private static String shredder(String fen) {
        return Fen.write(GameScript.position(fen), Variant.CHESS960);
    }

    /// Returns the moves in the dialect of Chess960, which Stockfish uses.
    private static List<String> chess960(String start, List<String> moves) {
        var position = GameScript.position(start);
        var dialect = new ArrayList<String>();
        for (var uci : moves) {
            var move = assertInstanceOf(MoveReading.Read.class, Uci.read(uci, position))
                    .move();
            dialect.add(Uci.write(move, Variant.CHESS960));
            position = position.play(move);
        }
        return dialect;
    }
}
