package dev.scoresheet.adapters.http.chess.challenges;

import dev.scoresheet.adapters.http.chess.ActingPlayer;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeDocument.Written;
import dev.scoresheet.adapters.http.kernel.answer.EntityTags;
import dev.scoresheet.adapters.http.kernel.answer.StreamReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.chess.challenges.ChallengeView;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.AcceptChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.CancelChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.DeclineChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeLife;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Routes of one challenge.
///
/// @param ids ids of new challenges
/// @param coin draw of the side for a random colour
/// @param life time for which a new challenge stays open
/// @param clock clock of the store, read once for each request
public record ChallengeRoutes(
        ChallengeAnswers answers,
        ChallengeDocuments documents,
        Supplier<UUID> ids,
        Supplier<Side> coin,
        ChallengeLife life,
        StoreClock clock) {

    public List<Route> routes() {
        return List.of(
                new Route("sendChallenge", this::send),
                new Route("getChallenge", this::show),
                route("acceptChallenge", AcceptChallenge::new),
                route("refuseChallenge", DeclineChallenge::new),
                route("cancelChallenge", CancelChallenge::new));
    }

    private interface CommandFactory {
        ChallengeCommand command(UUID challenge, PlayerId by, Instant at);
    }

    private Route route(String operation, CommandFactory factory) {
        return new Route(operation, call -> {
            var at = clock.instant();
            var by = ActingPlayer.required(call);
            return answers.answer(call, factory.command(id(call), by, at), by, ChallengeRoutes::written);
        });
    }

    private Reply send(Call call) {
        var at = clock.instant();
        var from = ActingPlayer.required(call);
        var command = NewChallenge.command(call, call.creates(ids.get()), from, coin.get(), life, at);
        return answers.answer(call, command, from, ChallengeAnswers::created);
    }

    private static Reply written(Done<Optional<ChallengeView>, ?> done) {
        return StreamReplies.done(
                done,
                new Written(
                        UUID.fromString(done.stream().key()),
                        done.version(),
                        done.position(),
                        done.state().orElseThrow().status().word()));
    }

    private Reply show(Call call) {
        var id = id(call);
        var found = answers.lookup().challenge(id, clock.estimate());
        var unchanged = call.parameter("If-None-Match")
                .filter(tags -> EntityTags.anyMatch(tags, found.version()))
                .isPresent();
        return found.state()
                .map(challenge -> unchanged
                        ? Reply.empty(304)
                        : Reply.json(200, documents.of(id, found.version(), found.position(), challenge)))
                .map(reply -> StreamReplies.at(found.version(), found.position(), reply))
                .orElseGet(() -> ChallengeProblems.noSuchChallenge().reply());
    }

    private static UUID id(Call call) {
        return UUID.fromString(call.required("id"));
    }
}
