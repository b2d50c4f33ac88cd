package dev.scoresheet.adapters.http.chess.challenges;

import dev.scoresheet.adapters.http.chess.ActingPlayer;
import dev.scoresheet.adapters.http.chess.GameProblems;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.AlreadySent;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.ChallengeClosed;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NoGameToPlay;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NoSuchChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NotExpiredYet;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection.NotYours;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import java.util.List;
import java.util.Map;

/// Problem types of challenges, in addition to those of games, and the problem of each rejection.
public final class ChallengeProblems {

    private static final ProblemType NO_SUCH_CHALLENGE =
            new ProblemType("no-such-challenge", 404, "No challenge has this id", "No challenge has this id.");
    private static final ProblemType NOT_YOURS = new ProblemType(
            "not-yours",
            403,
            "The challenge is for another player",
            "The player that a challenge is made to accepts or refuses it. Any player but the challenger accepts one "
                    + "that is made to all. Only the challenger cancels it.");
    private static final ProblemType CHALLENGE_CLOSED = new ProblemType(
            "challenge-closed",
            409,
            "The challenge is closed",
            "The challenge was accepted, refused or cancelled, or it has expired. `challengeStatus` is its status. "
                    + "Send a new challenge to play.");
    private static final ProblemType ALREADY_SENT =
            new ProblemType("already-sent", 409, "The challenge exists already", "A challenge is sent only once.");
    private static final ProblemType NOT_EXPIRED_YET = new ProblemType(
            "not-expired-yet", 409, "The challenge is still open", "A challenge expires at its `expiresAt`.");
    static final ProblemType GAME_NOT_OVER = new ProblemType(
            "game-not-over", 409, "The game still runs", "A player can ask for a rematch when the game has ended.");

    public static final List<ProblemType> ALL =
            List.of(NO_SUCH_CHALLENGE, NOT_YOURS, CHALLENGE_CLOSED, ALREADY_SENT, NOT_EXPIRED_YET, GAME_NOT_OVER);

    private ChallengeProblems() {}

    static Problem noSuchChallenge() {
        return NO_SUCH_CHALLENGE.of("No challenge has this id.");
    }

    /// @param version current version of the challenge
    static Problem of(ChallengeRejection rejection, long version) {
        return switch (rejection) {
            case NoSuchChallenge() -> noSuchChallenge();
            case NotYours _ ->
                NOT_YOURS.of("The player in " + ActingPlayer.FIELD + " cannot do this to this challenge.");
            case ChallengeClosed(var status) ->
                closed(CHALLENGE_CLOSED.of("The challenge is " + status.word() + "."), status)
                        .with("version", version);
            case AlreadySent() ->
                ALREADY_SENT.of("A challenge has this id already.").with("version", version);
            case NotExpiredYet(var expiresAt) ->
                NOT_EXPIRED_YET
                        .of("The challenge expires at " + expiresAt + ".")
                        .with("version", version);
            case NoGameToPlay _ -> nothingToPlay();
        };
    }

    private static Problem nothingToPlay() {
        var detail = "the game would be over in this position";
        return GameProblems.NOTHING_TO_PLAY
                .of("/start: " + detail)
                .with("errors", List.of(Map.of("pointer", "/start", "detail", detail)));
    }

    static Problem closed(Problem problem, ChallengeStatus status) {
        return problem.with("challengeStatus", status.word());
    }
}
