package dev.scoresheet.domain.chess.challenge;

import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeCommand.ExpireChallenge;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeSent;
import dev.scoresheet.domain.chess.challenge.ExpiringChallenge.NotOpen;
import dev.scoresheet.domain.chess.challenge.ExpiringChallenge.OpenUntil;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Process that lets a challenge expire at the instant that its first event carries. An instance is the id of a
/// challenge.
public final class ChallengeExpiry implements ProcessManager<ChessEvent, ExpiringChallenge, ChallengeCommand> {

    @Override
    public String name() {
        return "expiry";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> instances(Occurrence<ChessEvent> occurrence) {
        return occurrence.event() instanceof ChallengeEvent
                ? List.of(occurrence.stream().substring("challenge-".length()))
                : List.of();
    }

    @Override
    public ExpiringChallenge initial(String instance) {
        return new NotOpen(UUID.fromString(instance));
    }

    @Override
    public ExpiringChallenge evolve(ExpiringChallenge state, Occurrence<ChessEvent> occurrence) {
        return occurrence.event() instanceof ChallengeSent sent
                ? new OpenUntil(state.challenge(), sent.expiresAt())
                : new NotOpen(state.challenge());
    }

    @Override
    public List<Reaction<ChallengeCommand>> react(ExpiringChallenge state, Occurrence<ChessEvent> occurrence) {
        return List.of();
    }

    @Override
    public Optional<Instant> deadline(ExpiringChallenge state) {
        return state instanceof OpenUntil(var _, var expiresAt) ? Optional.of(expiresAt) : Optional.empty();
    }

    @Override
    public Optional<Reaction<ChallengeCommand>> atDeadline(ExpiringChallenge state, Instant deadline) {
        return Optional.of(new Reaction<>("expire", new ExpireChallenge(state.challenge(), deadline)));
    }

    @Override
    public boolean finished(ExpiringChallenge state) {
        return state instanceof NotOpen;
    }
}
