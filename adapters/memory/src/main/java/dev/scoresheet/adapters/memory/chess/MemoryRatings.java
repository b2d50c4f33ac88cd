package dev.scoresheet.adapters.memory.chess;

import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ratings.CurrentRating;
import dev.scoresheet.application.chess.ratings.RatedPlayer;
import dev.scoresheet.application.chess.ratings.RatingQueries;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.clock.Speed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Queries of ratings in memory. Each query reads all rows of its view.
public final class MemoryRatings implements RatingQueries {

    private final MemoryViews views;
    private final ChessReadModels models;

    public MemoryRatings(MemoryViews views, ChessReadModels models) {
        this.views = views;
        this.models = models;
    }

    @Override
    public ViewAnswer<Map<Speed, CurrentRating>> ratings(PlayerId player) {
        return views.read(models.ratings(), rows -> {
            var ratings = new EnumMap<Speed, CurrentRating>(Speed.class);
            rows.forEach((key, row) -> {
                if (key.player().equals(player)) {
                    ratings.put(key.speed(), row.orElseThrow());
                }
            });
            return ratings;
        });
    }

    @Override
    public ViewAnswer<History> history(PlayerId player, Speed speed, OptionalInt before, int limit) {
        return views.read(
                models.ratingHistory(),
                rows -> History.page(
                        rows.entrySet().stream()
                                .filter(row -> row.getKey().player().equals(player)
                                        && row.getKey().speed() == speed
                                        && row.getKey().number() < before.orElse(Integer.MAX_VALUE))
                                .map(row -> new NumberedResult(
                                        row.getKey().number(), row.getValue().orElseThrow()))
                                .sorted(Comparator.comparingInt(NumberedResult::number)
                                        .reversed())
                                .limit(limit + 1L)
                                .toList(),
                        limit));
    }

    @Override
    public ViewAnswer<Leaders> leaders(Speed speed, Optional<Place> after, int limit) {
        return views.read(models.ratings(), rows -> page(board(rows, speed), after, limit));
    }

    private static List<Leader> board(Map<RatedPlayer, Optional<CurrentRating>> rows, Speed speed) {
        var board = new ArrayList<Leader>();
        rows.entrySet().stream()
                .filter(row -> row.getKey().speed() == speed)
                .map(row -> new Leader(0, row.getKey().player(), row.getValue().orElseThrow()))
                .filter(leader -> !leader.rating().isProvisional())
                .sorted(Comparator.comparing(Leader::place))
                .forEach(leader -> board.add(new Leader(board.size() + 1L, leader.player(), leader.rating())));
        return board;
    }

    private static Leaders page(List<Leader> board, Optional<Place> after, int limit) {
        return Leaders.page(
                board.stream()
                        .filter(leader -> after.isEmpty() || leader.place().compareTo(after.get()) > 0)
                        .limit(limit + 1L)
                        .toList(),
                limit);
    }
}
