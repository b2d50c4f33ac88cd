package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.archive.ArchiveEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeAccepted;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeCanceled;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeDeclined;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeExpired;
import dev.scoresheet.domain.chess.challenge.ChallengeEvent.ChallengeSent;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.chess.game.GameEvent;
import dev.scoresheet.domain.chess.rating.RatingEvent;
import dev.scoresheet.domain.chess.scoring.ScoringEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Projection of all challenges to one row each.
public final class ChallengesProjection
        implements Projection<ChessEvent, UUID, ChallengesProjection.ChallengeChange, Optional<ChallengeRow>> {

    /// Event of a challenge, and its position.
    public record ChallengeChange(long position, ChallengeEvent event) {}

    @Override
    public String name() {
        return "challenges";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public Set<Class<? extends ChessEvent>> ignores() {
        return Set.of();
    }

    @Override
    public List<Change<UUID, ChallengeChange>> changes(RecordedEvent<ChessEvent> recorded) {
        return switch (recorded.event()) {
            case ChallengeEvent event ->
                List.of(new Change<>(
                        UUID.fromString(recorded.stream().key()), new ChallengeChange(recorded.position(), event)));
            case GameEvent _, ArchiveEvent _, RatingEvent _, ScoringEvent _ -> List.of();
        };
    }

    @Override
    public Optional<ChallengeRow> initial(UUID challenge) {
        return Optional.empty();
    }

    @Override
    public Optional<ChallengeRow> evolve(Optional<ChallengeRow> row, ChallengeChange change) {
        var at = change.position();
        return Optional.of(
                switch (change.event()) {
                    case ChallengeSent sent -> ChallengeRow.sent(ChallengeView.of(sent, ChallengeStatus.OPEN), at);
                    case ChallengeAccepted accepted -> row.orElseThrow().accepted(accepted.by(), at);
                    case ChallengeDeclined _ -> row.orElseThrow().closed(ChallengeStatus.REFUSED, at);
                    case ChallengeCanceled _ -> row.orElseThrow().closed(ChallengeStatus.CANCELLED, at);
                    case ChallengeExpired _ -> row.orElseThrow().closed(ChallengeStatus.EXPIRED, at);
                });
    }

    @Override
    public String text(UUID challenge) {
        return challenge.toString();
    }
}
