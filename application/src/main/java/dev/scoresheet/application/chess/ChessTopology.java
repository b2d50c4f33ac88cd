package dev.scoresheet.application.chess;

import dev.scoresheet.application.chess.ratings.GameScoring;
import dev.scoresheet.application.chess.streams.ArchiveStreams;
import dev.scoresheet.application.chess.streams.ChallengeStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.chess.streams.RejectionNames;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.Challenge;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeExpiry;
import dev.scoresheet.domain.chess.challenge.ChallengeRejection;
import dev.scoresheet.domain.chess.challenge.ExpiringChallenge;
import dev.scoresheet.domain.chess.game.Game;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.game.GameRejection;
import dev.scoresheet.domain.chess.pairing.PairedChallenge;
import dev.scoresheet.domain.chess.pairing.Pairing;
import dev.scoresheet.domain.chess.scoring.ScoreGame;
import dev.scoresheet.domain.chess.scoring.ScoredSpeed;
import dev.scoresheet.domain.chess.scoring.Scoring;
import dev.scoresheet.domain.chess.scoring.ScoringEvent;
import dev.scoresheet.domain.chess.timekeeping.TimedGame;
import dev.scoresheet.domain.chess.timekeeping.Timekeeping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Topology of chess: applications for challenges, for games played here, for ratings, for imported games, and for
/// insights from games.
public final class ChessTopology {

    private ChessTopology() {}

    /// Its view `trace` leaves out imported games, because nothing follows from an import.
    public static Topology<ChessEvent> topology(ChessReadModels readModels, ChessProcessStates states) {
        return applications(readModels, states).traced(Set.of(ArchiveStreams.CATEGORY));
    }

    private static Topology<ChessEvent> applications(ChessReadModels readModels, ChessProcessStates states) {
        return new Topology<>(List.of(
                new BoundedContext<>(
                        "matchmaking",
                        List.of(ChallengeStreams.aggregate()),
                        Set.of(),
                        List.of(readModels.challenges()),
                        List.of(expiry(states.expiry()))),
                new BoundedContext<>(
                        "play",
                        List.of(GameStreams.aggregate()),
                        Set.of(),
                        List.of(),
                        List.of(pairing(states.pairing()), clock(states.clock()))),
                new BoundedContext<>(
                        "rating",
                        List.of(RatingStreams.aggregate()),
                        Set.of(),
                        readModels.ofRatings(),
                        List.of(scoring(states.scoring()))),
                new BoundedContext<>("archive", List.of(ArchiveStreams.aggregate()), Set.of(), List.of()),
                new BoundedContext<>(
                        "insight",
                        List.of(),
                        Set.of(GameStreams.CATEGORY, ArchiveStreams.CATEGORY),
                        readModels.ofGames())));
    }

    private static DeclaredProcess<ChessEvent, ExpiringChallenge, ChallengeCommand> expiry(
            StateCodec<ExpiringChallenge> states) {
        return new DeclaredProcess<>(
                new ChallengeExpiry(),
                Set.of(ChallengeStreams.CATEGORY),
                Optional.empty(),
                List.of(toChallenges()),
                states);
    }

    private static DeclaredProcess<ChessEvent, PairedChallenge, GameCommand> pairing(
            StateCodec<PairedChallenge> states) {
        return new DeclaredProcess<>(
                new Pairing(), Set.of(ChallengeStreams.CATEGORY), Optional.empty(), List.of(toGames()), states);
    }

    private static DeclaredProcess<ChessEvent, TimedGame, GameCommand> clock(StateCodec<TimedGame> states) {
        return new DeclaredProcess<>(
                new Timekeeping(), Set.of(GameStreams.CATEGORY), Optional.empty(), List.of(toGames()), states);
    }

    public static ReactionTarget<ChallengeCommand, Challenge, ChallengeEvent, ChallengeRejection, ChessEvent>
            toChallenges() {
        return ReactionTarget.of(ChallengeCommand.class, ChallengeStreams.aggregate(), RejectionNames::of);
    }

    public static ReactionTarget<GameCommand, Game, GameEvent, GameRejection, ChessEvent> toGames() {
        return ReactionTarget.of(GameCommand.class, GameStreams.aggregate(), RejectionNames::of);
    }

    private static DeclaredProcess<ChessEvent, ScoredSpeed, ScoreGame> scoring(StateCodec<ScoredSpeed> states) {
        return new DeclaredProcess<>(
                new Scoring(),
                Set.of(GameStreams.CATEGORY),
                Optional.of(ScoringEvent.class),
                List.of(GameScoring.target()),
                states);
    }
}
