package dev.scoresheet.application.chess.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.game.GameEvent.GameEnded;
import dev.scoresheet.domain.chess.rating.PaperGlicko;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookClosed;
import dev.scoresheet.domain.chess.rating.RatingEvent.BookOpened;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.chess.rating.Strength;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Walk over a log that rates its games with another implementation, without books. It then compares the books of the
/// same log with its own numbers.
///
/// @param expected players by `player:speed`
/// @param games rated games in the order of their ends
public record RatingWalk(Map<String, PaperGlicko> expected, List<String> games) {

    private static final double TOLERANCE = 0.01;

    /// Returns all events of a log.
    public static List<RecordedEvent<ChessEvent>> log(EventFeed<ChessEvent> feed) {
        var all = new ArrayList<RecordedEvent<ChessEvent>>();
        for (long position = 0; position < feed.head(); ) {
            var page = feed.after(position, Filter.ALL, 1_000);
            page.entries().forEach(entry -> all.add((RecordedEvent<ChessEvent>) entry));
            position = page.through();
        }
        return all;
    }

    /// Rates all games that count.
    public static RatingWalk over(Iterable<RecordedEvent<ChessEvent>> log) {
        var walk = new RatingWalk(new HashMap<>(), new ArrayList<>());
        for (var recorded : log) {
            if (recorded.event() instanceof GameEnded ended) {
                walk.rate(recorded.stream().key(), ended);
            }
        }
        return walk;
    }

    private void rate(String game, GameEnded ended) {
        var white =
                ended.players().white() + ":" + Speed.of(ended.timeControl()).word();
        var black =
                ended.players().black() + ":" + Speed.of(ended.timeControl()).word();
        if (!ended.rated() || ended.result() == Result.UNFINISHED || white.equals(black)) {
            return;
        }
        games.add(game);
        double score = ended.result() == Result.DRAW ? 0.5 : ended.result() == Result.WHITE_WINS ? 1 : 0;
        var first = expected.getOrDefault(white, PaperGlicko.start());
        var second = expected.getOrDefault(black, PaperGlicko.start());
        expected.put(white, first.after(second, score, ended.endedAt()));
        expected.put(black, second.after(first, 1 - score, ended.endedAt()));
    }

    /// Compares the books of a log with this walk: each game is rated once for both players, in order, and each player
    /// has the rating of the walk.
    public void assertRated(Iterable<RecordedEvent<ChessEvent>> log) {
        var strengths = new HashMap<String, Strength>();
        var counts = new HashMap<String, Integer>();
        var sides = new HashSet<String>();
        var order = new HashMap<String, List<String>>();
        for (var recorded : log) {
            switch (recorded.event()) {
                case ResultRated rated -> {
                    var book = RatingStreams.book(recorded.stream());
                    var key = book.player() + ":" + book.speed().word();
                    assertEquals(strengths.getOrDefault(key, Strength.START), rated.before(), recorded.ref()::toString);
                    strengths.put(key, rated.after());
                    assertEquals(counts.merge(key, 1, Integer::sum), rated.number(), recorded.ref()::toString);
                    assertEquals(true, sides.add(rated.game() + " " + rated.colour()), rated.game() + " counts once");
                    order.computeIfAbsent(book.speed().word(), _ -> new ArrayList<>())
                            .add(rated.game().toString());
                }
                case BookOpened(var strength, var before, var _) -> {
                    var book = RatingStreams.book(recorded.stream());
                    var key = book.player() + ":" + book.speed().word();
                    assertEquals(strengths.getOrDefault(key, Strength.START), strength, recorded.ref()::toString);
                    assertEquals(counts.getOrDefault(key, 0), before, recorded.ref()::toString);
                }
                case BookClosed(var strength, var games) -> {
                    var book = RatingStreams.book(recorded.stream());
                    var key = book.player() + ":" + book.speed().word();
                    assertEquals(strengths.get(key), strength, recorded.ref()::toString);
                    assertEquals(counts.get(key), games, recorded.ref()::toString);
                }
                default -> {
                    // events of games
                }
            }
        }
        assertEquals(2 * games.size(), sides.size());
        order.values().forEach(this::assertOrder);
        assertEquals(expected.keySet(), strengths.keySet());
        expected.forEach((player, walked) -> {
            var strength = Objects.requireNonNull(strengths.get(player));
            assertEquals(walked.games(), counts.get(player), player);
            assertEquals(walked.r(), strength.rating(), TOLERANCE, player);
            assertEquals(walked.rd(), strength.deviation(), TOLERANCE, player);
            assertEquals(walked.vol(), strength.volatility(), 0.000_25, player);
        });
    }

    /// Each game is rated twice, one after the other, in the order in which the games ended.
    private void assertOrder(List<String> rated) {
        var twice = games.stream()
                .filter(new HashSet<>(rated)::contains)
                .flatMap(game -> List.of(game, game).stream())
                .toList();
        assertEquals(twice, rated);
    }
}
