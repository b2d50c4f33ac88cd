package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.challenges.ChallengeRow;
import dev.scoresheet.application.chess.challenges.ChallengeSearch;
import dev.scoresheet.application.chess.challenges.ChallengesProjection;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/// Search for challenges in memory. Each search reads every challenge.
public record MemoryChallengeSearch(MemoryViews views, ChallengesProjection challenges) implements ChallengeSearch {

    private static final Comparator<Listed> NEWEST =
            Comparator.<Listed>comparingLong(listed -> listed.row().position()).reversed();

    @Override
    public ViewAnswer<Found> search(Wanted wanted, OptionalLong before, int limit) {
        return views.read(
                challenges,
                rows -> Found.page(
                        rows.entrySet().stream()
                                .flatMap(MemoryChallengeSearch::listed)
                                .filter(listed -> listed.row().position() < before.orElse(Long.MAX_VALUE))
                                .filter(listed -> wanted.matches(listed.row()))
                                .sorted(NEWEST)
                                .limit(limit + 1L)
                                .toList(),
                        limit));
    }

    private static Stream<Listed> listed(Map.Entry<UUID, Optional<ChallengeRow>> entry) {
        return entry.getValue().map(row -> new Listed(entry.getKey(), row)).stream();
    }
}
