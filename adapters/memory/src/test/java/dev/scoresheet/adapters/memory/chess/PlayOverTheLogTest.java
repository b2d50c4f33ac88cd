package dev.scoresheet.adapters.memory.chess;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.NOON;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.application.chess.games.GameSummary;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.PlayMove;
import dev.scoresheet.domain.chess.game.GameRejection;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Games that are played through the command handler into a log, like the requests of a client.
class PlayOverTheLogTest {

    private final ChessLog log = new ChessLog();
    private final CommandHandler<GameCommand, GameSummary, GameRejection> games =
            new DeciderCommandHandler<>(GameStreams.aggregate(), log.store()).showing(GameSummary::of);

    @Test
    void a_game_is_played_to_its_mate() {
        start();
        play("f3", "e5", "g4");
        var mate = done(handle(move(BLACK, 4, "Qh4#"), "mate"));
        assertEquals(6, mate.version());
        assertEquals(6, mate.position());
        assertEquals(new GameSummary(4, true, Result.BLACK_WINS, Optional.of(Termination.CHECKMATE)), mate.state());
    }

    @Test
    void the_repeated_last_move_is_accepted_and_adds_nothing() {
        start();
        play("f3", "e5", "g4");
        assertEquals(done(handle(move(BLACK, 4, "Qh4#"), "first")), done(handle(move(BLACK, 4, "d8h4"), "second")));
        assertEquals(6, log.store().read(GameStreams.stream(GAME)).version());
    }

    @Test
    void a_resend_under_its_key_gets_the_first_answer_even_after_later_moves() {
        start();
        var first = done(handle(move(WHITE, 1, "e4"), "mine"));
        handle(move(BLACK, 2, "e5"), "yours");
        var resent = done(handle(move(WHITE, 1, "e4"), "mine"));
        assertEquals(first.version(), resent.version());
        assertEquals(first.position(), resent.position());
        assertEquals(first.state(), resent.state());
        assertEquals(true, resent.replayed());
        assertInstanceOf(Outcome.KeyReused.class, handle(move(WHITE, 3, "Nf3"), "mine"));
        assertEquals(new GameRejection.StalePly(1, 3), rejection(handle(move(WHITE, 1, "e4"), "late")));
    }

    @Test
    void of_two_different_moves_for_one_ply_one_is_played() throws Exception {
        start();
        play("e4", "e5");
        var tasks = new ArrayList<Callable<Outcome<GameSummary, GameRejection>>>();
        for (var move : List.of("Nf3", "Nc3", "f4", "Bc4", "d4", "h3", "a3", "Qh5")) {
            tasks.add(() -> handle(move(WHITE, 3, move), move));
        }
        int made = 0;
        try (var players = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : players.invokeAll(tasks)) {
                switch (outcome.get()) {
                    case Done<GameSummary, GameRejection> _ -> made++;
                    case Rejected<GameSummary, GameRejection>(var rejection, var _, var version, var summary) -> {
                        assertEquals(new GameRejection.StalePly(3, 4), rejection);
                        assertEquals(4, version);
                        assertEquals(3, summary.ply());
                    }
                    case Outcome.Conflict<GameSummary, GameRejection> _,
                            Outcome.KeyReused<GameSummary, GameRejection> _ -> throw new AssertionError(outcome.get());
                }
            }
        }
        assertEquals(1, made);
        assertEquals(4, log.store().read(GameStreams.stream(GAME)).version());
    }

    private void start() {
        handle(
                new GameCommand.StartGame(
                        GAME,
                        WHITE,
                        BLACK,
                        TimeControl.UNTIMED,
                        false,
                        Position.initial(),
                        GameSource.DIRECT,
                        Ruleset.FIDE,
                        NOON),
                "start");
    }

    private void play(String... moves) {
        for (int ply = 1; ply <= moves.length; ply++) {
            done(handle(move(ply % 2 == 1 ? WHITE : BLACK, ply, moves[ply - 1]), "ply " + ply));
        }
    }

    private Outcome<GameSummary, GameRejection> handle(GameCommand command, String key) {
        var context = CommandContext.keyed(
                new ReceiptKey(new Principal.Client("test"), key),
                Bytes.of(command.toString().getBytes(StandardCharsets.UTF_8)),
                Metadata.of("test"));
        return games.handle(command, context);
    }

    private static PlayMove move(PlayerId by, int ply, String move) {
        return new PlayMove(GAME, by, ply, move, NOON);
    }

    private static Done<GameSummary, GameRejection> done(Outcome<GameSummary, GameRejection> outcome) {
        if (outcome instanceof Done<GameSummary, GameRejection> done) {
            return done;
        }
        throw new AssertionError(outcome);
    }

    private static GameRejection rejection(Outcome<GameSummary, GameRejection> outcome) {
        if (outcome instanceof Rejected<GameSummary, GameRejection> rejected) {
            return rejected.rejection();
        }
        throw new AssertionError(outcome);
    }
}
