package dev.scoresheet.adapters.memory.chess.exercise;

import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.exercise.Upset;
import dev.scoresheet.domain.chess.exercise.Week;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Another way to find upsets: from the ends of games, and the ratings that both books had before.
record UpsetCount(List<Upset> upsets) {

    static UpsetCount over(EventFeed<Object> feed) {
        var ends = new HashMap<UUID, GameEnded>();
        var before = new HashMap<UUID, Map<Side, Double>>();
        var upsets = new ArrayList<Upset>();
        for (long position = 0; position < feed.head(); ) {
            var page = feed.after(position, Filter.ALL, 1_000);
            for (var entry : page.entries()) {
                var recorded = (RecordedEvent<Object>) entry;
                if (recorded.event() instanceof GameEnded ended) {
                    ends.put(UUID.fromString(recorded.stream().key()), ended);
                } else if (recorded.event() instanceof ResultRated rated) {
                    var ratings = before.computeIfAbsent(rated.game(), _ -> new HashMap<>());
                    ratings.put(rated.colour(), rated.before().rating());
                    if (ratings.size() == 2) {
                        var speed = RatingStreams.book(recorded.stream()).speed();
                        upset(rated.game(), Objects.requireNonNull(ends.get(rated.game())), speed, ratings)
                                .ifPresent(upsets::add);
                    }
                }
            }
            position = page.through();
        }
        return new UpsetCount(upsets);
    }

    private static Optional<Upset> upset(UUID game, GameEnded ended, Speed speed, Map<Side, Double> before) {
        if (ended.result() == Result.DRAW) {
            return Optional.empty();
        }
        var winner = ended.result() == Result.WHITE_WINS ? Side.WHITE : Side.BLACK;
        var points = Math.round(before.get(winner.opponent()) - before.get(winner));
        return points < 1
                ? Optional.empty()
                : Optional.of(new Upset(
                        game,
                        ended.players().of(winner),
                        ended.players().of(winner.opponent()),
                        speed,
                        (int) points,
                        ended.endedAt()));
    }

    /// Returns the largest upset of a week, the first one of equals.
    Upset largest(Week week) {
        return upsets.stream()
                .filter(upset -> upset.week().equals(week))
                .max(Comparator.comparingInt(Upset::points)
                        .thenComparing(Comparator.comparingInt(upsets::indexOf).reversed()))
                .orElseThrow();
    }
}
