package dev.scoresheet.application.chess.system;

import dev.scoresheet.application.chess.streams.ChallengeStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.system.ClientAccess;
import dev.scoresheet.application.kernel.system.ScriptedClient;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.chess.challenge.DrawnColour;
import dev.scoresheet.domain.chess.challenge.Terms;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Client of one match, which acts for both players.
final class MatchClient implements ScriptedClient<ChessEvent> {

    private static final ChallengeLife SHORT = new ChallengeLife(Duration.ofSeconds(2));
    private static final ChallengeLife LONG = new ChallengeLife(Duration.ofHours(12));

    private final PlannedMatch match;
    private final List<MatchClient> before;
    private volatile boolean done;

    /// Game after the last command; no other client sends commands to it.
    private Optional<Known> after = Optional.empty();

    private record Known(UUID game, Game state) {}

    /// @param before clients of the earlier matches of both players
    MatchClient(PlannedMatch match, List<MatchClient> before) {
        this.match = match;
        this.before = List.copyOf(before);
    }

    /// Returns the id of the rematch of a match.
    static UUID rematch(PlannedMatch match) {
        return UUID.nameUUIDFromBytes(("again " + match.challenge()).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Progress goOn(ClientAccess<ChessEvent> system) {
        if (!before.stream().allMatch(earlier -> earlier.done)) {
            return Progress.WAITS;
        }
        var progress = first(system);
        done = progress == Progress.DONE;
        return progress;
    }

    private Progress first(ClientAccess<ChessEvent> system) {
        return switch (challenge(system, match.challenge())) {
            case Challenge.NotSent _ ->
                send(system, challengeSent(system.clock().instant()));
            case Challenge.Sent(var _, var status) ->
                switch (status) {
                    case OPEN -> answer(system);
                    case ACCEPTED -> game(system, match.challenge());
                    case REFUSED, CANCELLED, EXPIRED -> Progress.DONE;
                };
        };
    }

    private ChallengeCommand challengeSent(Instant now) {
        return new ChallengeCommand.SendChallenge(
                match.challenge(),
                match.from(),
                match.open() ? Addressee.ANYONE : Addressee.player(match.to()),
                DrawnColour.fixed(match.fromIsWhite() ? Side.WHITE : Side.BLACK),
                new Terms(match.timeControl(), match.rated(), Position.initial()),
                match.course() == PlannedMatch.Course.EXPIRED ? SHORT : LONG,
                now);
    }

    private Progress answer(ClientAccess<ChessEvent> system) {
        var now = system.clock().instant();
        return switch (match.course()) {
            case PLAYED, WITH_REMATCH, FLAG, NO_START ->
                send(system, new ChallengeCommand.AcceptChallenge(match.challenge(), match.to(), now));
            case REFUSED ->
                match.open()
                        ? send(system, new ChallengeCommand.CancelChallenge(match.challenge(), match.from(), now))
                        : send(system, new ChallengeCommand.DeclineChallenge(match.challenge(), match.to(), now));
            case CANCELLED -> send(system, new ChallengeCommand.CancelChallenge(match.challenge(), match.from(), now));
            case EXPIRED -> Progress.WAITS;
            case LEFT_OPEN -> Progress.DONE;
        };
    }

    /// Plays a game to its end, and waits until it is scored.
    private Progress game(ClientAccess<ChessEvent> system, UUID id) {
        return switch (read(system, id)) {
            case Game.NotStarted _ -> Progress.WAITS;
            case Game.InProgress game -> play(system, id, game);
            case Game.Ended ended -> {
                var isRated = ended.started().rated() && ended.result() != Result.UNFINISHED;
                if (isRated && !(isScored(system, id, match.from()) && isScored(system, id, match.to()))) {
                    yield Progress.WAITS;
                }
                yield match.course() == PlannedMatch.Course.WITH_REMATCH && id.equals(match.challenge())
                        ? rematch(system, ended)
                        : Progress.DONE;
            }
        };
    }

    private Progress play(ClientAccess<ChessEvent> system, UUID id, Game.InProgress game) {
        var moves = match.moves();
        int ply = game.line().ply();
        int last = switch (match.course()) {
            case NO_START -> 0;
            case FLAG -> 2;
            case PLAYED, WITH_REMATCH, REFUSED, CANCELLED, EXPIRED, LEFT_OPEN -> moves.size();
        };
        var now = system.clock().instant();
        var mover = game.started().player(game.turn());
        if (ply < last) {
            return send(system, new GameCommand.PlayMove(id, mover, ply + 1, moves.get(ply), now));
        }
        if (last < moves.size()) {
            return Progress.WAITS;
        }
        var other = game.started().player(game.turn().opponent());
        return switch (match.result()) {
            case WHITE_WINS ->
                send(system, new GameCommand.Resign(id, game.started().black(), now));
            case BLACK_WINS ->
                send(system, new GameCommand.Resign(id, game.started().white(), now));
            case DRAW, UNFINISHED ->
                game.drawOffer().isBy(game.turn().opponent())
                        ? send(system, new GameCommand.AcceptDraw(id, mover, now))
                        : send(system, new GameCommand.OfferDraw(id, other, now));
        };
    }

    /// Both players ask for a rematch, one after the other. In the new game the colours are changed.
    private Progress rematch(ClientAccess<ChessEvent> system, Game.Ended ended) {
        var id = rematch(match);
        return switch (challenge(system, id)) {
            case Challenge.NotSent _ -> ask(system, id, ended, match.to(), match.from());
            case Challenge.Sent(var _, var status) ->
                status == ChallengeStatus.OPEN ? ask(system, id, ended, match.from(), match.to()) : game(system, id);
        };
    }

    private Progress ask(
            ClientAccess<ChessEvent> system, UUID id, Game.Ended ended, PlayerId asking, PlayerId opponent) {
        var colour = asking.equals(match.white()) ? Side.BLACK : Side.WHITE;
        return send(
                system,
                new ChallengeCommand.AskForRematch(
                        id,
                        match.challenge(),
                        asking,
                        opponent,
                        DrawnColour.fixed(colour),
                        Terms.again(
                                ended.started().timeControl(), ended.started().rated(), Position.initial()),
                        LONG,
                        system.clock().instant()));
    }

    private boolean isScored(ClientAccess<ChessEvent> system, UUID game, PlayerId player) {
        var book = RatingStreams.stream(new BookId(player, match.speed(), 1));
        return system.store().read(book).events().stream()
                .anyMatch(event -> event.event() instanceof ResultRated rated
                        && rated.game().equals(game));
    }

    private static Challenge challenge(ClientAccess<ChessEvent> system, UUID id) {
        return StreamState.of(ChallengeStreams.aggregate(), system.store().read(ChallengeStreams.stream(id)))
                .state();
    }

    /// Returns the state after the last command of this client, once; otherwise the fold of the log.
    private Game read(ClientAccess<ChessEvent> system, UUID id) {
        var known = after.filter(last -> last.game().equals(id));
        if (known.isPresent()) {
            after = Optional.empty();
            return known.get().state();
        }
        return StreamState.of(GameStreams.aggregate(), system.store().read(GameStreams.stream(id)))
                .state();
    }

    private Progress send(ClientAccess<ChessEvent> system, ChallengeCommand command) {
        return done(command, system.handlers().of(ChallengeStreams.aggregate()).handle(command, context()));
    }

    private Progress send(ClientAccess<ChessEvent> system, GameCommand command) {
        var outcome = system.handlers().of(GameStreams.aggregate()).handle(command, context());
        if (outcome instanceof Outcome.Done<Game, ?>(var _, var _, var _, var state, var _)) {
            after = Optional.of(new Known(command.game(), state));
        }
        return done(command, outcome);
    }

    private CommandContext context() {
        return CommandContext.fresh(Metadata.of("match-" + match.number()));
    }

    private Progress done(Object command, Outcome<?, ?> outcome) {
        if (!(outcome instanceof Outcome.Done<?, ?>)) {
            throw new AssertionError(this + " sent " + command + " and got " + outcome);
        }
        return Progress.WENT_ON;
    }

    @Override
    public String toString() {
        return "match " + match.number() + " (" + match.course() + ", " + match.from() + " and " + match.to() + ")";
    }
}
