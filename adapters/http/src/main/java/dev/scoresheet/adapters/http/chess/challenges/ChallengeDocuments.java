package dev.scoresheet.adapters.http.chess.challenges;

import dev.scoresheet.adapters.http.chess.challenges.ChallengeDocument.Challenger;
import dev.scoresheet.adapters.http.chess.challenges.ChallengeDocument.Receiver;
import dev.scoresheet.application.chess.challenges.ChallengeSearch.Listed;
import dev.scoresheet.application.chess.challenges.ChallengeView;
import dev.scoresheet.application.chess.challenges.ChallengerRatings;
import dev.scoresheet.application.chess.challenges.ShownRating;
import dev.scoresheet.application.chess.games.GameView;
import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.challenge.Addressee;
import dev.scoresheet.domain.chess.challenge.ChallengeStatus;
import dev.scoresheet.domain.chess.challenge.RematchOf;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.clock.TimeControl;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Writer of the documents of challenges, with the names of the players and the ratings of the challengers.
public record ChallengeDocuments(PlayerDirectory directory, ChallengerRatings ratings) {

    ChallengeDocument of(UUID id, long version, long position, ChallengeView challenge) {
        return document(id, version, position, challenge, directory.names(players(challenge)), rating(challenge));
    }

    /// Writes the answer to a command from the events alone, without names and rating. The events are committed, so a
    /// read model that fails must not fail the answer. A resend gets the same answer later.
    static ChallengeDocument written(UUID id, long version, long position, ChallengeView challenge) {
        return document(id, version, position, challenge, Map.of(), Optional.empty());
    }

    /// Looks up each name, and each rating of a player at a speed, once.
    List<ChallengeDocument> of(List<Listed> challenges) {
        var players = new HashSet<PlayerId>();
        challenges.forEach(listed -> players.addAll(players(listed.row().challenge())));
        var names = directory.names(players);
        var known = new HashMap<Seeker, Optional<Double>>();
        return challenges.stream()
                .map(listed -> {
                    var row = listed.row();
                    var challenge = row.challenge();
                    var rating = known.computeIfAbsent(Seeker.of(challenge), _ -> rating(challenge));
                    return document(listed.id(), row.version(), row.lastPosition(), challenge, names, rating);
                })
                .toList();
    }

    private record Seeker(PlayerId player, Speed speed) {

        static Seeker of(ChallengeView challenge) {
            return new Seeker(challenge.from(), challenge.speed());
        }
    }

    private static ChallengeDocument document(
            UUID id,
            long version,
            long position,
            ChallengeView challenge,
            Map<PlayerId, String> names,
            Optional<Double> rating) {
        var from = challenge.from();
        return new ChallengeDocument(
                id,
                challenge.status().word(),
                new Challenger(from.value(), Optional.ofNullable(names.get(from)), rating),
                receiver(challenge.to())
                        .map(player -> new Receiver(player.value(), Optional.ofNullable(names.get(player)))),
                challenge.colour().word(),
                time(challenge.timeControl()),
                challenge.rated(),
                challenge.start(),
                challenge.createdAt(),
                challenge.expiresAt(),
                rematchOf(challenge.rematchOf()),
                challenge.status() == ChallengeStatus.ACCEPTED ? Optional.of(id) : Optional.empty(),
                version,
                position);
    }

    private Optional<Double> rating(ChallengeView challenge) {
        return ratings.rating(challenge.from(), challenge.speed()).map(ShownRating::points);
    }

    private static Set<PlayerId> players(ChallengeView challenge) {
        var players = new HashSet<PlayerId>();
        players.add(challenge.from());
        receiver(challenge.to()).ifPresent(players::add);
        return players;
    }

    private static Optional<PlayerId> receiver(Addressee to) {
        return switch (to) {
            case Addressee.OnePlayer(var player) -> Optional.of(player);
            case Addressee.Anyone() -> Optional.empty();
        };
    }

    private static Optional<GameView.Time> time(TimeControl timeControl) {
        return switch (timeControl) {
            case TimeControl.Fischer(var initial, var increment) -> Optional.of(new GameView.Time(initial, increment));
            case TimeControl.Untimed() -> Optional.empty();
        };
    }

    private static Optional<UUID> rematchOf(RematchOf rematchOf) {
        return switch (rematchOf) {
            case RematchOf.Game(var game) -> Optional.of(game);
            case RematchOf.None() -> Optional.empty();
        };
    }
}
