package dev.scoresheet.application.chess.challenges;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/// Search in the view of [ChallengesProjection]. The newest challenge is first. Thread-safe; calls block.
public interface ChallengeSearch {

    int MOST = 100;

    /// @param before position of the last challenge of the previous page. A page does not shift when challenges are
    ///     added
    /// @param limit 1 to [#MOST]
    /// @throws dev.scoresheet.application.kernel.projection.ViewNotReady when no generation serves
    ViewAnswer<Found> search(Wanted wanted, OptionalLong before, int limit);

    /// Filter of challenges. [#matches] defines the result that the search of every adapter must give.
    ///
    /// @param player player on either side
    record Wanted(ChallengeStatus status, Optional<PlayerId> player) {

        public boolean matches(ChallengeRow row) {
            return row.challenge().status() == status
                    && player.map(id -> row.challenge().from().equals(id)
                                    || row.opponent().filter(id::equals).isPresent())
                            .orElse(true);
        }
    }

    record Listed(UUID id, ChallengeRow row) {}

    /// @param more true if more challenges follow
    record Found(List<Listed> challenges, boolean more) {

        public Found {
            challenges = List.copyOf(challenges);
        }

        /// Returns a page from a list that has at most one challenge more than `limit`.
        public static Found page(List<Listed> challenges, int limit) {
            return new Found(challenges.subList(0, Math.min(limit, challenges.size())), challenges.size() > limit);
        }
    }
}
