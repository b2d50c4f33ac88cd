package dev.scoresheet.application.chess.games;

import dev.scoresheet.application.chess.games.GameView.Clocks;
import dev.scoresheet.application.chess.games.GameView.Player;
import dev.scoresheet.application.chess.games.GameView.Source;
import dev.scoresheet.application.chess.games.GameView.Time;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.ClockTimes;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.Game.Ended;
import dev.scoresheet.domain.chess.game.Game.InProgress;
import dev.scoresheet.domain.chess.game.Game.NotStarted;
import dev.scoresheet.domain.chess.game.Game.Started;
import dev.scoresheet.domain.chess.game.GameDecider;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.Proposal;
import dev.scoresheet.domain.chess.game.StartedAt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Game that was played here: the log has every step of it.
record PlayedGame(UUID id, EventStream<ChessEvent> stream, Started state) implements KnownGame {

    private static final GameDecider DECIDER = new GameDecider();

    /// @param stream the stream, with at least one event
    static PlayedGame of(UUID id, EventStream<ChessEvent> stream) {
        var folded = stream.<Game>fold(
                DECIDER.initial(), (game, event) -> DECIDER.evolve(game, GameEvent.class.cast(event)));
        return switch (folded) {
            case Started state -> new PlayedGame(id, stream, state);
            case NotStarted _ ->
                throw new IllegalStateException("the stream " + stream.id() + " has no start of a game");
        };
    }

    @Override
    public long version() {
        return stream.version();
    }

    @Override
    public long versionAt(Instant moment) {
        return stream.events().stream()
                .filter(recorded -> !recorded.recordedAt().isAfter(moment))
                .count();
    }

    @Override
    public int ply() {
        return state.line().ply();
    }

    @Override
    public BySide<PlayerId> players() {
        return new BySide<>(state.started().white(), state.started().black());
    }

    @Override
    public GameView head(BySide<Player> players, Instant now) {
        return switch (state) {
            case InProgress game -> view(game, players, game.clock().times(now), now);
            case Ended game -> view(game, players, now);
        };
    }

    /// Returns the game at a version, with the recorded clocks and the time of the recording.
    @Override
    public GameView atVersion(long version, BySide<Player> players) {
        var then = of(id, new EventStream<>(stream.id(), stream.events().subList(0, Math.toIntExact(version))));
        var recordedAt = then.last().recordedAt();
        return switch (then.state) {
            case InProgress game -> then.view(game, players, game.clock().recorded(), recordedAt);
            case Ended game -> then.view(game, players, recordedAt);
        };
    }

    @Override
    public LineView lineAt(int ply) {
        return LineView.open(state.line().at(ply), state.variant());
    }

    @Override
    public String pgn(BySide<String> names) {
        return PlayedPgn.of(this, names);
    }

    private GameView view(InProgress game, BySide<Player> players, ClockTimes clocks, Instant at) {
        return new GameView(
                id,
                Source.PLAY,
                false,
                version(),
                last().position(),
                players,
                game.started().start(),
                LineView.open(game.line(), game.variant()),
                timeControl(),
                game.started().rated(),
                clocks(clocks, at),
                open(game.drawOffer()),
                open(game.takeback()),
                game.claims().stream().sorted().toList(),
                Result.UNFINISHED,
                Optional.empty(),
                startedAt(),
                Optional.empty());
    }

    private GameView view(Ended game, BySide<Player> players, Instant at) {
        return new GameView(
                id,
                Source.PLAY,
                true,
                version(),
                last().position(),
                players,
                game.started().start(),
                LineView.closed(game.line(), game.variant()),
                timeControl(),
                game.started().rated(),
                clocks(game.clocks(), at),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                game.result(),
                Optional.of(game.termination()),
                startedAt(),
                Optional.of(game.endedAt()));
    }

    private RecordedEvent<ChessEvent> last() {
        return stream.events().getLast();
    }

    private Optional<Time> timeControl() {
        return switch (state.started().timeControl()) {
            case TimeControl.Fischer(var initial, var increment) -> Optional.of(new Time(initial, increment));
            case TimeControl.Untimed _ -> Optional.empty();
        };
    }

    Optional<Instant> startedAt() {
        return switch (state.started().startedAt()) {
            case StartedAt.Known(var at) -> Optional.of(at);
            case StartedAt.Unknown _ -> Optional.empty();
        };
    }

    private static Optional<Clocks> clocks(ClockTimes times, Instant at) {
        return switch (times) {
            case ClockTimes.Shown(var white, var black) -> Optional.of(new Clocks(white, black, at));
            case ClockTimes.None _ -> Optional.empty();
        };
    }

    private static Optional<Side> open(Proposal proposal) {
        return switch (proposal) {
            case Proposal.Open(var by) -> Optional.of(by);
            case Proposal.None _ -> Optional.empty();
        };
    }
}
