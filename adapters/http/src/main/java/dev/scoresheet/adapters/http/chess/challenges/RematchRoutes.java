package dev.scoresheet.adapters.http.chess.challenges;

import dev.scoresheet.adapters.http.chess.ActingPlayer;
import dev.scoresheet.adapters.http.chess.GameProblems;
import dev.scoresheet.adapters.http.kernel.answer.StreamReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.challenges.ChallengeView;
import dev.scoresheet.application.chess.challenges.RematchRequest.GameImported;
import dev.scoresheet.application.chess.challenges.RematchRequest.GameNotOver;
import dev.scoresheet.application.chess.challenges.RematchRequest.NoGame;
import dev.scoresheet.application.chess.challenges.RematchRequest.NotAPlayerOfGame;
import dev.scoresheet.application.chess.challenges.RematchRequest.Possible;
import dev.scoresheet.application.chess.challenges.Rematches;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Route by which the players of an ended game ask for another one.
///
/// @param clock clock of the store, read once for each request
public record RematchRoutes(Rematches rematches, ChallengeAnswers answers, StoreClock clock) {

    public List<Route> routes() {
        return List.of(new Route("askForRematch", this::ask));
    }

    private Reply ask(Call call) {
        var at = clock.instant();
        var by = ActingPlayer.required(call);
        var game = UUID.fromString(call.required("id"));
        return switch (rematches.request(game, by, at)) {
            case Possible(var command) -> answers.answer(call, command, by, RematchRoutes::shown);
            case NoGame() ->
                GameProblems.NO_SUCH_GAME.of("No game has this id.").reply();
            case NotAPlayerOfGame() ->
                GameProblems.NOT_A_PLAYER
                        .of("The player in " + ActingPlayer.FIELD + " is not in this game.")
                        .reply();
            case GameNotOver(var version, var ply) ->
                at(ChallengeProblems.GAME_NOT_OVER.of("The game has not ended."), version, ply);
            case GameImported(var version, var ply) ->
                at(
                        GameProblems.GAME_OVER.of("The game was imported. Its players cannot ask for a rematch here."),
                        version,
                        ply);
        };
    }

    /// Answers 201 for a challenge that waits for the other player, otherwise 200.
    private static Reply shown(Done<Optional<ChallengeView>, ChallengeRejection> done) {
        return done.version() == 1
                ? ChallengeAnswers.created(done)
                : StreamReplies.done(done, ChallengeAnswers.document(done));
    }

    private static Reply at(Problem problem, long version, int ply) {
        return problem.with("version", version).with("ply", ply).reply();
    }
}
