package dev.scoresheet.adapters.http.chess.ratings;

import dev.scoresheet.application.chess.players.PlayerDirectory;
import dev.scoresheet.application.chess.ratings.CurrentRating;
import dev.scoresheet.application.chess.ratings.RatingQueries.History;
import dev.scoresheet.application.chess.ratings.RatingQueries.Leader;
import dev.scoresheet.application.chess.ratings.RatingQueries.Leaders;
import dev.scoresheet.application.chess.ratings.RatingQueries.NumberedResult;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// Writer of the documents of ratings, with the names of the players. Numbers of points have one decimal.
record RatingDocuments(PlayerDirectory directory) {

    record OfPlayer(String id, Optional<String> name, List<OfSpeed> ratings) {}

    record OfSpeed(String speed, double rating, double deviation, int games, boolean provisional, Instant at) {}

    record Page<T>(List<T> items, Optional<String> next) {}

    record Result(
            UUID game,
            Opponent opponent,
            String colour,
            String result,
            double before,
            double after,
            double deviation,
            Instant at,
            long position) {}

    record Opponent(String id, Optional<String> name) {}

    record Place(long rank, String id, Optional<String> name, double rating, double deviation, int games) {}

    /// Lists the speeds in the order of their lengths.
    OfPlayer ofPlayer(PlayerId player, Map<Speed, CurrentRating> ratings) {
        return new OfPlayer(
                player.value(),
                directory.name(player),
                new TreeMap<>(ratings)
                        .entrySet().stream()
                                .map(entry -> ofSpeed(entry.getKey(), entry.getValue()))
                                .toList());
    }

    private static OfSpeed ofSpeed(Speed speed, CurrentRating rating) {
        return new OfSpeed(
                speed.word(),
                rating.rating().value(),
                rating.deviation().value(),
                rating.games(),
                rating.isProvisional(),
                rating.at());
    }

    Page<Result> history(History history, Optional<String> next) {
        var names = directory.names(history.results().stream()
                .map(numbered -> numbered.result().opponent())
                .collect(Collectors.toSet()));
        return new Page<>(
                history.results().stream()
                        .map(numbered -> result(numbered, names))
                        .toList(),
                next);
    }

    private static Result result(NumberedResult numbered, Map<PlayerId, String> names) {
        var result = numbered.result();
        return new Result(
                result.game(),
                new Opponent(result.opponent().value(), Optional.ofNullable(names.get(result.opponent()))),
                result.colour() == Side.WHITE ? "white" : "black",
                result.result().text(),
                result.before().value(),
                result.after().value(),
                result.deviation().value(),
                result.at(),
                result.position());
    }

    Page<Place> leaders(Leaders leaders, Optional<String> next) {
        var names =
                directory.names(leaders.leaders().stream().map(Leader::player).collect(Collectors.toSet()));
        return new Page<>(
                leaders.leaders().stream().map(leader -> place(leader, names)).toList(), next);
    }

    private static Place place(Leader leader, Map<PlayerId, String> names) {
        return new Place(
                leader.rank(),
                leader.player().value(),
                Optional.ofNullable(names.get(leader.player())),
                leader.rating().rating().value(),
                leader.rating().deviation().value(),
                leader.rating().games());
    }
}
