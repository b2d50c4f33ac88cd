package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.answer.CommandContexts;
import dev.scoresheet.adapters.http.kernel.answer.StreamReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Endpoint;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.games.GameQueries;
import dev.scoresheet.application.chess.games.GameSummary;
import dev.scoresheet.application.chess.games.GameView;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.KeyReused;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.AbortGame;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptDraw;
import dev.scoresheet.domain.chess.game.GameCommand.AcceptTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.CheckFlag;
import dev.scoresheet.domain.chess.game.GameCommand.ClaimDraw;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineDraw;
import dev.scoresheet.domain.chess.game.GameCommand.DeclineTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.GiveTime;
import dev.scoresheet.domain.chess.game.GameCommand.OfferDraw;
import dev.scoresheet.domain.chess.game.GameCommand.PlayMove;
import dev.scoresheet.domain.chess.game.GameCommand.ProposeTakeback;
import dev.scoresheet.domain.chess.game.GameCommand.Resign;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawDraw;
import dev.scoresheet.domain.chess.game.GameCommand.WithdrawTakeback;
import dev.scoresheet.domain.chess.game.GameRejection;
import dev.scoresheet.domain.chess.game.GameRejection.NoSuchGame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Routes for commands to a game. Each route reads one command from a call and renders its outcome as one answer.
public final class GameCommandRoutes {

    private final CommandHandler<GameCommand, GameSummary, GameRejection> games;
    private final GameQueries queries;
    private final Supplier<UUID> ids;
    private final StoreClock clock;

    /// @param queries source for imported games, and for preconditions that name several versions
    /// @param ids ids of new games
    /// @param clock clock of the store, read once for each request; players' clocks run by it
    public GameCommandRoutes(
            CommandHandler<GameCommand, GameSummary, GameRejection> games,
            GameQueries queries,
            Supplier<UUID> ids,
            StoreClock clock) {
        this.games = games;
        this.queries = queries;
        this.ids = ids;
        this.clock = clock;
    }

    public List<Route> routes() {
        return List.of(
                new Route("startGame", this::start),
                route(
                        "playMove",
                        (call, game, by, at) -> new PlayMove(
                                game,
                                by,
                                call.body().get("ply").intValue(),
                                call.body().get("move").stringValue(),
                                at)),
                route("resign", (call, game, by, at) -> new Resign(game, by, at)),
                route("offerDraw", (call, game, by, at) -> new OfferDraw(game, by, at)),
                route("withdrawDraw", (call, game, by, at) -> new WithdrawDraw(game, by, at)),
                route("acceptDraw", (call, game, by, at) -> new AcceptDraw(game, by, at)),
                route("refuseDraw", (call, game, by, at) -> new DeclineDraw(game, by, at)),
                route("claimDraw", (call, game, by, at) -> new ClaimDraw(game, by, at)),
                route("proposeTakeback", (call, game, by, at) -> new ProposeTakeback(game, by, at)),
                route("withdrawTakeback", (call, game, by, at) -> new WithdrawTakeback(game, by, at)),
                route("acceptTakeback", (call, game, by, at) -> new AcceptTakeback(game, by, at)),
                route("refuseTakeback", (call, game, by, at) -> new DeclineTakeback(game, by, at)),
                route(
                        "giveTime",
                        (call, game, by, at) -> call.value(
                                "/seconds",
                                seconds -> new GiveTime(game, by, Duration.ofSeconds(seconds.intValue()), at))),
                route("abort", (call, game, by, at) -> new AbortGame(game, by, at)),
                route("checkFlag", (call, game, by, at) -> new CheckFlag(game, by, at)));
    }

    private interface CommandFactory {
        GameCommand command(Call call, UUID game, PlayerId by, Instant at);
    }

    private Route route(String operation, CommandFactory factory) {
        Endpoint endpoint = call -> {
            var at = clock.instant();
            var by = ActingPlayer.required(call);
            var game = GameQueryRoutes.id(call);
            return answer(call, factory.command(call, game, by, at), Optional.of(by), () -> versionOf(game, at));
        };
        return new Route(operation, endpoint);
    }

    private Reply start(Call call) {
        var command = NewGame.command(call, call.creates(ids.get()), clock.instant());
        return answer(call, command, ActingPlayer.of(call), () -> 0);
    }

    private Reply answer(Call call, GameCommand command, Optional<PlayerId> by, LongSupplier current) {
        var context = CommandContexts.context(call, by.map(PlayerId::value), current);
        Outcome<GameSummary, GameRejection> outcome = games.handle(command, context);
        return switch (outcome) {
            case Done<GameSummary, GameRejection> done -> done(command, done);
            case Rejected<GameSummary, GameRejection>(var rejection, var _, var version, var summary) ->
                rejection instanceof NoSuchGame
                        ? notPlayedHere(command)
                        : withCurrentVersion(RejectionProblem.of(rejection), version, summary.ply());
            case Conflict<GameSummary, GameRejection> conflict ->
                conflict.actual() == 0
                        ? notPlayedHere(command)
                        : StreamReplies.conflict(conflict, "The game")
                                .with("ply", conflict.state().ply())
                                .reply();
            case KeyReused<GameSummary, GameRejection>() ->
                StreamReplies.keyReused().reply();
        };
    }

    private static Reply done(GameCommand command, Done<GameSummary, GameRejection> done) {
        var id = UUID.fromString(done.stream().key());
        var written = GameDocument.Written.of(id, done.version(), done.position(), done.state());
        return command instanceof GameCommand.StartGame
                ? StreamReplies.created(done, "/api/games/" + id, written)
                : StreamReplies.done(done, written);
    }

    /// Answers "game over" for an imported game, which has the same routes. Without such a game, answers 404.
    private Reply notPlayedHere(GameCommand command) {
        return queries.game(command.game(), command.at())
                .map(view -> GameProblems.GAME_OVER
                        .of("The game was imported and ended " + view.result().text() + " by "
                                + view.termination().map(Termination::word).orElse("unknown") + ".")
                        .with("version", view.version())
                        .with("ply", view.line().ply())
                        .reply())
                .orElseGet(GameQueryRoutes::noSuchGame);
    }

    /// Adds the current version and half-move to a refusal with status 409 or 412.
    private static Reply withCurrentVersion(Problem problem, long version, int ply) {
        return switch (problem.type().status()) {
            case 409, 412 -> problem.with("version", version).with("ply", ply).reply();
            default -> problem.reply();
        };
    }

    private long versionOf(UUID game, Instant at) {
        return queries.game(game, at).map(GameView::version).orElse(0L);
    }
}
