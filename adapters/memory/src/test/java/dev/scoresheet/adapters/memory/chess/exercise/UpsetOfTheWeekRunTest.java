package dev.scoresheet.adapters.memory.chess.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.chess.exercise.UpsetEventTypes;
import dev.scoresheet.adapters.memory.chess.ChessSystem;
import dev.scoresheet.adapters.memory.kernel.process.SteppedSystem;
import dev.scoresheet.adapters.memory.kernel.system.ScheduledRun;
import dev.scoresheet.adapters.memory.kernel.system.SteppedRun;
import dev.scoresheet.application.chess.exercise.UpsetTopology;
import dev.scoresheet.application.chess.exercise.WeekStreams;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.clock.TimeControl;
import dev.scoresheet.domain.chess.exercise.Week;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetNoted;
import dev.scoresheet.domain.chess.rating.BookId;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.chess.scoring.EndedGames;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The application of the exercise next to chess, on a log with the games of three weeks. The third week is not over.
/// Chess has the codec of its own release, which knows no event of weeks.
class UpsetOfTheWeekRunTest {

    private static final Topology<Object> NEWS = UpsetTopology.topology(UpsetEventTypes.states());
    private static final TimeControl BLITZ = TimeControl.fischer(300, 0);
    private static final List<Result> RESULTS = List.of(Result.WHITE_WINS, Result.BLACK_WINS, Result.DRAW);
    private static final int GAMES = 300;
    private static final int PLAYERS = 8;
    private static final int MOST_WINS = 200;
    private static final int SEEDS = 60;

    private static final Week LAST = Week.parse("2026-W09");
    private static final Week THIS = Week.parse("2026-W10");
    private static final Week NEXT = Week.parse("2026-W11");

    private final Random random = Seed.random("UpsetOfTheWeekRun");
    private SteppedSystem<ChessEvent> chess = full(1);
    private SteppedSystem<Object> news = news();

    private SteppedSystem<ChessEvent> full(int partitions) {
        chess = new SteppedSystem<>(ChessSystem.TOPOLOGY, ChessEventTypes.codec(), partitions);
        var end = Instant.parse("2026-02-16T00:00:00Z");
        for (int game = 0; game < GAMES; game++) {
            end = end.plus(Duration.ofMinutes(random.nextInt(160)));
            int white = random.nextInt(PLAYERS);
            int black = (white + 1 + random.nextInt(PLAYERS - 1)) % PLAYERS;
            ends(player(white), player(black), RESULTS.get(random.nextInt(RESULTS.size())), end);
        }
        chess.pass(Duration.between(chess.now(), end));
        chess.untilQuiet();
        assertEquals(THIS, Week.of(chess.now()));
        return chess;
    }

    private SteppedSystem<Object> news() {
        return chess.joinedBy(NEWS, UpsetEventTypes.codec());
    }

    private static String player(int number) {
        return "p" + number;
    }

    private void ends(String white, String black, Result result, Instant at) {
        var game = GameStreams.stream(new UUID(random.nextLong(), random.nextLong()));
        var ended = EndedGames.rated(white, black, BLITZ, result, at);
        assertInstanceOf(
                Appended.class,
                chess.store()
                        .append(new Append.Fresh<>(
                                List.of(new StreamAppend<>(game, new Exactly(0), List.of(ended))),
                                Metadata.of(game.toString()))));
    }

    /// Lets a player beat the next better one, which is an upset of few points.
    private void smallUpset() {
        var players = byRating();
        int closest = IntStream.range(1, PLAYERS)
                .filter(at -> rating(players.get(at)) - rating(players.get(at - 1)) >= 1)
                .boxed()
                .min(Comparator.comparingDouble(at -> rating(players.get(at)) - rating(players.get(at - 1))))
                .orElseThrow();
        ends(players.get(closest - 1), players.get(closest), Result.WHITE_WINS, chess.now());
    }

    /// Lets the last player beat the best one, which is the largest upset of this week. Before, the best one wins until
    /// the difference is large enough.
    private void largeUpset(Instant at) {
        for (int game = 0;
                game < MOST_WINS && difference() <= count().largest(THIS).points() + 1;
                game++) {
            ends(byRating().getLast(), byRating().get(game % (PLAYERS - 1)), Result.WHITE_WINS, at);
            chess.untilQuiet();
        }
        ends(byRating().getFirst(), byRating().getLast(), Result.WHITE_WINS, at);
        chess.untilQuiet();
    }

    private double difference() {
        return rating(byRating().getLast()) - rating(byRating().getFirst());
    }

    private List<String> byRating() {
        return IntStream.range(0, PLAYERS)
                .mapToObj(UpsetOfTheWeekRunTest::player)
                .sorted(Comparator.comparingDouble(this::rating))
                .toList();
    }

    private double rating(String player) {
        var book = chess.events(RatingStreams.stream(new BookId(new PlayerId(player), Speed.BLITZ, 1)));
        return assertInstanceOf(ResultRated.class, book.getLast()).after().rating();
    }

    private List<Object> events(Week week) {
        return news.events(WeekStreams.stream(week));
    }

    private void untilQuiet() {
        chess.untilQuiet();
        news.untilQuiet();
    }

    private UpsetCount count() {
        return UpsetCount.over(news.feed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void it_acts_on_no_old_game_and_then_on_the_next_one_with_all_that_it_knows(int partitions) {
        chess = full(partitions);
        news = news();
        long head = news.feed().head();
        assertEquals(Optional.empty(), news.toNextDeadline(), "no old week is announced");
        news.restart();
        news.untilQuiet();
        assertEquals(head, news.feed().head(), "no old game has a reaction");
        var known = count().largest(THIS);

        smallUpset();
        untilQuiet();
        var latest = count().upsets().getLast();
        assertEquals(chess.now(), latest.at());
        assertTrue(known.isLargerThan(latest), latest::toString);
        assertEquals(List.of(new UpsetNoted(known)), events(THIS));
        assertEquals(List.of(), events(LAST));

        largeUpset(chess.now());
        untilQuiet();
        var largest = count().upsets().getLast();
        assertTrue(largest.isLargerThan(known), largest::toString);
        assertEquals(List.of(new UpsetNoted(known), new UpsetNoted(largest)), events(THIS));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void the_largest_upset_is_announced_once_when_the_week_is_over(int partitions) {
        chess = full(partitions);
        news = news();
        largeUpset(chess.now());
        untilQuiet();
        var largest = count().upsets().getLast();
        news.restart();
        assertEquals(Optional.of(THIS.announcement()), news.toNextDeadline());
        assertEquals(List.of(new UpsetNoted(largest), new UpsetAnnounced(largest)), events(THIS));

        news.restart();
        assertEquals(Optional.empty(), news.toNextDeadline());
        news.pass(Duration.ofDays(30));
        news.untilQuiet();
        assertEquals(2, events(THIS).size());
        assertEquals(List.of(), events(LAST));
    }

    /// The result comes after the announcement, although the game ended before.
    @Test
    void a_late_result_changes_no_announcement() {
        smallUpset();
        untilQuiet();
        news.toNextDeadline();
        var announced = events(THIS);
        assertEquals(2, announced.size());
        largeUpset(THIS.announcement().minus(Duration.ofHours(2)));
        untilQuiet();
        assertEquals(count().largest(THIS), count().upsets().getLast(), "the late result is the largest one");
        news.restart();
        news.untilQuiet();
        assertEquals(announced, events(THIS));
    }

    @Test
    void an_event_of_a_week_names_its_cause_and_the_applications_go_on_next_to_each_other() {
        largeUpset(chess.now());
        untilQuiet();
        news.toNextDeadline();
        chess.restart();
        largeUpset(chess.now());
        untilQuiet();

        var next = count().largest(NEXT);
        assertEquals(List.of(new UpsetNoted(next)), events(NEXT));
        var noted =
                news.store().read(WeekStreams.stream(NEXT)).events().getFirst().metadata();
        var book = RatingStreams.stream(new BookId(next.winner(), next.speed(), 1));
        var result = chess.store().read(book).events().getLast();
        assertEquals(Optional.of(result.ref()), noted.causation());
        assertEquals(result.metadata().correlation(), noted.correlation());
    }

    /// Nodes end between any two calls, answers are lost, and owners are overtaken.
    @Test
    void every_schedule_with_crashes_comes_to_the_same_announcements() {
        var script = new RatedWeeks(Week.parse("2025-W40"), 6);
        var expected = SteppedRun.of(new SteppedSystem<>(NEWS, UpsetEventTypes.codec()), script);
        assertEquals(6, expected.size());
        expected.values().forEach(events -> assertEquals(2, events.size()));
        int restarts = 0;
        for (var seed : Seed.random("UpsetOfTheWeekRun.schedules").longs(SEEDS).toArray()) {
            var run = new ScheduledRun<>(NEWS, UpsetEventTypes.codec(), seed);
            assertEquals(expected, run.play(script), () -> "schedule " + seed);
            restarts += run.restarts();
        }
        assertTrue(restarts > SEEDS, restarts + " nodes ended");
    }
}
