package dev.scoresheet.adapters.http.chess.challenges;

import dev.scoresheet.adapters.http.kernel.answer.CommandContexts;
import dev.scoresheet.adapters.http.kernel.answer.StreamReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.application.chess.challenges.ChallengeLookup;
import dev.scoresheet.application.chess.challenges.ChallengeView;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.KeyReused;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/// Answers to commands to challenges: sends a command, and renders its outcome.
public record ChallengeAnswers(
        CommandHandler<ChallengeCommand, Optional<ChallengeView>, ChallengeRejection> challenges,
        ChallengeLookup lookup) {

    /// @param done answer to a command that is done
    Reply answer(
            Call call,
            ChallengeCommand command,
            PlayerId by,
            Function<Done<Optional<ChallengeView>, ChallengeRejection>, Reply> done) {
        var context = CommandContexts.context(
                call,
                Optional.of(by.value()),
                () -> lookup.challenge(command.challenge(), command.at()).version());
        Outcome<Optional<ChallengeView>, ChallengeRejection> outcome = challenges.handle(command, context);
        return switch (outcome) {
            case Done<Optional<ChallengeView>, ChallengeRejection> is -> done.apply(is);
            case Rejected<Optional<ChallengeView>, ChallengeRejection>(var rejection, var _, var version, var _) ->
                ChallengeProblems.of(rejection, version).reply();
            case Conflict<Optional<ChallengeView>, ChallengeRejection> conflict ->
                conflict.state()
                        .map(challenge -> ChallengeProblems.closed(
                                StreamReplies.conflict(conflict, "The challenge"), challenge.status()))
                        .orElseGet(ChallengeProblems::noSuchChallenge)
                        .reply();
            case KeyReused<Optional<ChallengeView>, ChallengeRejection>() ->
                StreamReplies.keyReused().reply();
        };
    }

    static Reply created(Done<Optional<ChallengeView>, ChallengeRejection> done) {
        return StreamReplies.created(done, "/api/challenges/" + done.stream().key(), document(done));
    }

    static ChallengeDocument document(Done<Optional<ChallengeView>, ChallengeRejection> done) {
        var id = UUID.fromString(done.stream().key());
        return ChallengeDocuments.written(
                id, done.version(), done.position(), done.state().orElseThrow());
    }
}
