package dev.scoresheet.domain.chess.game;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.Game.NotStarted;
import dev.scoresheet.domain.chess.game.Game.Started;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.kernel.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// Game that is played through the decider. The test sets its clock. Not thread-safe.
public final class GameScript {

    public static final UUID GAME = UUID.fromString("01980000-0000-7000-8000-000000000001");
    public static final PlayerId WHITE = new PlayerId("white-player");
    public static final PlayerId BLACK = new PlayerId("black-player");
    public static final PlayerId STRANGER = new PlayerId("stranger");
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final GameDecider decider = new GameDecider();
    private final List<GameEvent> events = new ArrayList<>();
    private Game game = decider.initial();
    private Instant now = NOON;

    public static GameScript untimed() {
        return of(TimeControl.UNTIMED, Position.initial());
    }

    public static GameScript timed(int initialSeconds, int incrementSeconds) {
        return of(TimeControl.fischer(initialSeconds, incrementSeconds), Position.initial());
    }

    /// Starts a game from an accepted challenge.
    public static GameScript fromChallenge(int initialSeconds, int incrementSeconds) {
        var control = TimeControl.fischer(initialSeconds, incrementSeconds);
        return of(control, Position.initial(), Ruleset.FIDE, GameSource.CHALLENGE);
    }

    public static GameScript from(String fen) {
        return of(TimeControl.UNTIMED, position(fen));
    }

    public static GameScript of(TimeControl timeControl, Position start) {
        return of(timeControl, start, Ruleset.FIDE);
    }

    public static GameScript of(TimeControl timeControl, Position start, Ruleset ruleset) {
        return of(timeControl, start, ruleset, GameSource.DIRECT);
    }

    public static GameScript of(TimeControl timeControl, Position start, Ruleset ruleset, GameSource source) {
        return startedAt(timeControl, start, ruleset, source, NOON);
    }

    public static GameScript startedAt(
            TimeControl timeControl, Position start, Ruleset ruleset, GameSource source, Instant at) {
        return new GameScript()
                .done(new GameCommand.StartGame(GAME, WHITE, BLACK, timeControl, false, start, source, ruleset, at))
                .at(at);
    }

    /// Continues from a recorded history.
    public static GameScript given(List<? extends GameEvent> events) {
        var script = new GameScript();
        events.forEach(script::add);
        return script;
    }

    public static Position position(String fen) {
        return Fen.parse(fen) instanceof FenReading.Read(var position) ? position : fail(fen);
    }

    public static PlayerId player(Side side) {
        return side == Side.WHITE ? WHITE : BLACK;
    }

    public GameScript after(Duration time) {
        now = now.plus(time);
        return this;
    }

    public GameScript afterSeconds(long seconds) {
        return after(Duration.ofSeconds(seconds));
    }

    public GameScript at(Instant instant) {
        now = instant;
        return this;
    }

    /// Plays moves in UCI or SAN, each by the side to move.
    public GameScript moves(String... moves) {
        for (var move : moves) {
            done(move(move));
        }
        return this;
    }

    /// Returns a command for the next move, by the side to move.
    public GameCommand.PlayMove move(String move) {
        var line = started().line();
        return new GameCommand.PlayMove(
                GAME, started().started().player(line.position().turn()), line.ply() + 1, move, now);
    }

    public GameCommand.PlayMove move(PlayerId by, int ply, String move) {
        return new GameCommand.PlayMove(GAME, by, ply, move, now);
    }

    public GameScript done(GameCommand command) {
        switch (decider.decide(command, game)) {
            case Decision.Accepted(var accepted) -> accepted.forEach(this::add);
            case Decision.Rejected(var rejection) -> fail(command + " was rejected: " + rejection);
        }
        return this;
    }

    public GameScript then(GameCommand command, GameEvent... expected) {
        assertEquals(Decision.accept(List.of(expected)), decider.decide(command, game));
        return done(command);
    }

    public GameScript thenRejected(GameCommand command, GameRejection rejection) {
        assertEquals(Decision.reject(rejection), decider.decide(command, game));
        return this;
    }

    public Decision<GameEvent, GameRejection> decide(GameCommand command) {
        return decider.decide(command, game);
    }

    public Instant now() {
        return now;
    }

    public Game game() {
        return game;
    }

    public InProgress running() {
        return game instanceof InProgress running ? running : fail("not in progress: " + game);
    }

    public Game.Ended ended() {
        return game instanceof Game.Ended ended ? ended : fail("not ended: " + game);
    }

    public Started started() {
        return switch (game) {
            case Started started -> started;
            case NotStarted _ -> fail("not started");
        };
    }

    public List<GameEvent> events() {
        return List.copyOf(events);
    }

    private void add(GameEvent event) {
        events.add(event);
        game = decider.evolve(game, event);
    }
}
