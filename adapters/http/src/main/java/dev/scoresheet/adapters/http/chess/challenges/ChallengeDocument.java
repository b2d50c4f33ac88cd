package dev.scoresheet.adapters.http.chess.challenges;

import dev.scoresheet.application.chess.games.GameView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Challenge on the wire. The components are the members, in their order; an empty one is null.
record ChallengeDocument(
        UUID id,
        String status,
        Challenger from,
        Optional<Receiver> to,
        String colour,
        Optional<GameView.Time> timeControl,
        boolean rated,
        String start,
        Instant createdAt,
        Instant expiresAt,
        Optional<UUID> rematchOf,
        Optional<UUID> game,
        long version,
        long position) {

    record Challenger(String id, Optional<String> name, Optional<Double> rating) {}

    record Receiver(String id, Optional<String> name) {}

    /// Answer to a write.
    record Written(UUID id, long version, long position, String status) {}

    record Page(List<ChallengeDocument> items, Optional<String> next) {}
}
