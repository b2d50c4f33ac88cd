package dev.scoresheet.domain.chess.pairing;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.board.Position;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.RematchOf;
import dev.scoresheet.domain.chess.game.GameCommand;
import dev.scoresheet.domain.chess.game.GameCommand.StartGame;
import dev.scoresheet.domain.chess.game.GameSource;
import dev.scoresheet.domain.chess.game.Ruleset;
import dev.scoresheet.domain.chess.notation.Fen;
import dev.scoresheet.domain.chess.notation.FenReading;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.List;
import java.util.UUID;

/// Process that starts the game of an accepted challenge. The game has the id of the challenge, and starts at the
/// instant of the acceptance. An instance is the id of a challenge.
public final class Pairing implements ProcessManager<ChessEvent, PairedChallenge, GameCommand> {

    @Override
    public String name() {
        return "pairing";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> instances(Occurrence<ChessEvent> occurrence) {
        return occurrence.event() instanceof ChallengeAccepted
                ? List.of(occurrence.stream().substring("challenge-".length()))
                : List.of();
    }

    @Override
    public PairedChallenge initial(String instance) {
        return new PairedChallenge(UUID.fromString(instance));
    }

    @Override
    public PairedChallenge evolve(PairedChallenge state, Occurrence<ChessEvent> occurrence) {
        return state;
    }

    @Override
    public List<Reaction<GameCommand>> react(PairedChallenge state, Occurrence<ChessEvent> occurrence) {
        return occurrence.event() instanceof ChallengeAccepted accepted
                ? List.of(new Reaction<>("start", start(state.challenge(), accepted)))
                : List.of();
    }

    private static StartGame start(UUID game, ChallengeAccepted accepted) {
        return new StartGame(
                game,
                accepted.white(),
                accepted.black(),
                accepted.timeControl(),
                accepted.rated(),
                position(accepted.start()),
                switch (accepted.rematchOf()) {
                    case RematchOf.None() -> GameSource.CHALLENGE;
                    case RematchOf.Game _ -> GameSource.REMATCH;
                },
                Ruleset.FIDE,
                accepted.acceptedAt());
    }

    private static Position position(String start) {
        if (Fen.recorded(start) instanceof FenReading.Read(var position)) {
            return position;
        }
        throw new IllegalStateException("the recorded start '" + start + "' is no position");
    }

    /// True, because one event has all that the process needs.
    @Override
    public boolean finished(PairedChallenge state) {
        return true;
    }
}
