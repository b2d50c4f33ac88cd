package dev.scoresheet.adapters.memory.chess;

import static dev.scoresheet.domain.chess.game.GameScript.BLACK;
import static dev.scoresheet.domain.chess.game.GameScript.GAME;
import static dev.scoresheet.domain.chess.game.GameScript.WHITE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.ChessProcessStateCodecs;
import dev.scoresheet.adapters.memory.kernel.process.SteppedSystem;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ChessTopology;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.PlayMove;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import dev.scoresheet.domain.chess.game.GameCommand.StartGame;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The process that watches the clocks, with the games that it commands.
class TimekeepingRunTest {

    private static final TimeControl BLITZ = TimeControl.fischer(180, 2);
    private static final Duration DAY = Duration.ofDays(1);

    private SteppedSystem<ChessEvent> chess = chess(1, _ -> {});

    private static SteppedSystem<ChessEvent> chess(int partitions, Consumer<EventStore<ChessEvent>> past) {
        return new SteppedSystem<>(
                ChessTopology.topology(ChessReadModels.with(OpeningBook.NONE), ChessProcessStateCodecs.all()),
                ChessEventTypes.codec(),
                partitions,
                past);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void a_flag_falls_once_at_the_instant_of_zero(int partitions) {
        chess = chess(partitions, _ -> {});
        playsTwoMoves(GAME, GameSource.DIRECT, BLITZ);
        var zero = chess.now().plusSeconds(180);
        chess.restart();
        assertEquals(Optional.of(zero), chess.toNextDeadline());
        assertEnded(GAME, Termination.FLAG, zero);

        chess.restart();
        assertEquals(Optional.empty(), chess.toNextDeadline());
        assertEquals(4, chess.events(GameStreams.stream(GAME)).size());
    }

    @Test
    void a_move_moves_the_deadline() {
        playsTwoMoves(GAME, GameSource.DIRECT, BLITZ);
        chess.untilQuiet();
        chess.pass(Duration.ofSeconds(179));
        done(new PlayMove(GAME, WHITE, 3, "Nf3", chess.now()));
        var zero = chess.now().plusSeconds(180);
        assertEquals(Optional.of(zero), chess.toNextDeadline());
        assertEnded(GAME, Termination.FLAG, zero);
    }

    @Test
    void a_command_before_a_late_timer_has_the_same_event() {
        playsTwoMoves(GAME, GameSource.DIRECT, BLITZ);
        chess.untilQuiet();
        var zero = chess.now().plusSeconds(180);
        chess.pass(Duration.ofSeconds(181));
        done(new Resign(GAME, WHITE, chess.now()));
        assertEnded(GAME, Termination.FLAG, zero);
        chess.pass(DAY);
        chess.untilQuiet();
        assertEquals(4, chess.events(GameStreams.stream(GAME)).size());
    }

    @Test
    void a_game_from_a_challenge_waits_for_each_first_move() {
        done(start(GAME, GameSource.CHALLENGE, BLITZ, chess.now()));
        chess.pass(Duration.ofSeconds(20));
        done(new PlayMove(GAME, WHITE, 1, "e4", chess.now()));
        var end = chess.now().plusSeconds(25);
        assertEquals(Optional.of(end), chess.toNextDeadline());
        assertEnded(GAME, Termination.NO_START, end);
    }

    @Test
    void an_untimed_game_and_one_without_a_wait_have_no_deadline() {
        done(start(GAME, GameSource.DIRECT, BLITZ, chess.now()));
        playsTwoMoves(new UUID(7, 1), GameSource.CHALLENGE, TimeControl.UNTIMED);
        assertEquals(Optional.empty(), chess.toNextDeadline());
        chess.pass(DAY);
        chess.untilQuiet();
        assertEquals(1, chess.events(GameStreams.stream(GAME)).size());
    }

    /// The games of the past have a flag that fell, a first move that did not come, and time that still runs.
    @Test
    void a_server_that_gets_this_process_flags_no_game_of_the_past() {
        var fallen = new UUID(7, 1);
        var awaited = new UUID(7, 2);
        var running = new UUID(7, 3);
        var began = chess.now();
        chess = chess(1, store -> {
            for (var game : List.of(fallen, running)) {
                var at = game.equals(fallen) ? began.minus(DAY) : began;
                done(store, start(game, GameSource.DIRECT, BLITZ, at));
                done(store, new PlayMove(game, WHITE, 1, "e4", at));
                done(store, new PlayMove(game, BLACK, 2, "e5", at));
            }
            done(store, start(awaited, GameSource.CHALLENGE, BLITZ, began.minus(DAY)));
        });
        assertEquals(Optional.of(began.plusSeconds(180)), chess.toNextDeadline());
        assertEnded(running, Termination.FLAG, began.plusSeconds(180));
        chess.pass(DAY);
        chess.untilQuiet();
        assertEquals(3, chess.events(GameStreams.stream(fallen)).size());
        assertEquals(1, chess.events(GameStreams.stream(awaited)).size());

        done(new Resign(fallen, BLACK, chess.now()));
        assertEnded(fallen, Termination.FLAG, began.minus(DAY).plusSeconds(180));
    }

    private void playsTwoMoves(UUID game, GameSource source, TimeControl control) {
        done(start(game, source, control, chess.now()));
        done(new PlayMove(game, WHITE, 1, "e4", chess.now()));
        done(new PlayMove(game, BLACK, 2, "e5", chess.now()));
    }

    private static StartGame start(UUID game, GameSource source, TimeControl control, Instant at) {
        return new StartGame(game, WHITE, BLACK, control, false, Position.initial(), source, Ruleset.FIDE, at);
    }

    private void assertEnded(UUID game, Termination termination, Instant at) {
        var last = assertInstanceOf(
                GameEnded.class, chess.events(GameStreams.stream(game)).getLast());
        assertEquals(termination, last.termination());
        assertEquals(at, last.endedAt());
    }

    private void done(GameCommand command) {
        done(chess.store(), command);
    }

    private static void done(EventStore<ChessEvent> store, GameCommand command) {
        var context = CommandContext.fresh(Metadata.of(UUID.randomUUID().toString()));
        assertInstanceOf(
                Done.class, new DeciderCommandHandler<>(GameStreams.aggregate(), store).handle(command, context));
    }
}
