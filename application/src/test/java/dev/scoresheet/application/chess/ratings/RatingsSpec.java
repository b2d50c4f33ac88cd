package dev.scoresheet.application.chess.ratings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.ratings.RatingQueries.Leader;
import dev.scoresheet.application.chess.ratings.RatingQueries.NumberedResult;
import dev.scoresheet.application.chess.ratings.RatingQueries.Place;
import dev.scoresheet.application.chess.streams.RatingStreams;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.JointOutcome;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ProjectionSpec;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import dev.scoresheet.domain.chess.rating.RatingEvent.ResultRated;
import dev.scoresheet.domain.chess.scoring.ScoreGame;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Specification of the read models of ratings, for each store. Each way to fill them gives the same rows. Answers are
/// those of an account of the results in the log.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class RatingsSpec extends ProjectionSpec<ChessEvent> {

    protected static final ChessReadModels MODELS = ChessReadModels.with(OpeningBook.NONE);

    private static final int GAMES = 700;
    private static final List<Speed> SPEEDS = List.of(Speed.BLITZ, Speed.BLITZ, Speed.BLITZ, Speed.ULTRA_BULLET);
    private static final List<Result> RESULTS = List.of(Result.WHITE_WINS, Result.BLACK_WINS, Result.DRAW);

    private final Map<RatedPlayer, List<RatedResult>> account = new HashMap<>();

    protected abstract EventCodec<ChessEvent> codec();

    protected abstract Topology<ChessEvent> topology();

    protected abstract EventStore<ChessEvent> events();

    /// Returns queries of the rows, which contain the whole log.
    protected abstract RatingQueries queries();

    /// Rates games in which the first player plays most often, and so has two books. The end of each fifth game is
    /// recorded days late.
    @BeforeAll
    void write() {
        var random = Seed.random("RatingsSpec");
        var now = Instant.parse("2026-03-02T09:00:00Z");
        for (int game = 0; game < GAMES; game++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(200)));
            int white = random.nextInt(3) == 0 ? 0 : random.nextInt(1 + random.nextInt(14));
            int black = (white + 1 + random.nextInt(3)) % 14;
            score(new ScoreGame(
                    new UUID(7, game),
                    new BySide<>(player(white), player(black)),
                    SPEEDS.get(random.nextInt(4)),
                    RESULTS.get(random.nextInt(3)),
                    game % 5 == 4 ? now.minus(Duration.ofDays(3)) : now));
        }
        for (var recorded : RatingWalk.log(feed())) {
            if (recorded.event() instanceof ResultRated rated) {
                var book = RatingStreams.book(recorded.stream());
                account.computeIfAbsent(new RatedPlayer(book.player(), book.speed()), _ -> new ArrayList<>())
                        .add(new RatedResult(
                                rated.game(),
                                rated.opponent(),
                                rated.colour(),
                                rated.result(),
                                Points.of(rated.before().rating()),
                                Points.of(rated.after().rating()),
                                Points.of(rated.after().deviation()),
                                rated.at(),
                                recorded.position()));
            }
        }
        assertTrue(account.values().stream().anyMatch(results -> results.size() > 200), "a player has two books");
    }

    private void score(ScoreGame game) {
        var context = CommandContext.fresh(Metadata.of(UUID.randomUUID().toString()));
        assertInstanceOf(
                JointOutcome.Done.class,
                CommandHandlers.plain(events()).of(new GameScoring()).handle(game, context));
    }

    private static PlayerId player(int number) {
        return new PlayerId("player-" + number);
    }

    @Override
    protected final List<Projection<ChessEvent, ?, ?, ?>> projections() {
        return MODELS.ofRatings();
    }

    @Override
    protected final Filter followed(Projection<ChessEvent, ?, ?, ?> projection) {
        var rating = topology().applications().stream()
                .filter(application -> application.name().equals("rating"))
                .findFirst()
                .orElseThrow();
        return FollowedProjection.in(rating, projection, codec()).filter();
    }

    @Test
    void a_player_has_the_rating_of_the_last_result_at_each_speed() {
        for (int number = 0; number < 14; number++) {
            var expected = new HashMap<Speed, CurrentRating>();
            for (var speed : Speed.values()) {
                current(new RatedPlayer(player(number), speed)).ifPresent(rating -> expected.put(speed, rating));
            }
            assertEquals(expected, queries().ratings(player(number)).value());
        }
        assertEquals(Map.of(), queries().ratings(new PlayerId("stranger")).value());
    }

    @Test
    void the_history_has_each_result_once_and_the_latest_first() {
        account.forEach((key, results) -> {
            var pages = new ArrayList<NumberedResult>();
            var before = OptionalInt.empty();
            boolean more = true;
            while (more) {
                var page =
                        queries().history(key.player(), key.speed(), before, 37).value();
                pages.addAll(page.results());
                more = page.more();
                before = OptionalInt.of(page.results().getLast().number());
            }
            var expected = new ArrayList<NumberedResult>();
            for (int number = results.size(); number >= 1; number--) {
                expected.add(new NumberedResult(number, results.get(number - 1)));
            }
            assertEquals(expected, pages);
        });
        var none = queries().history(player(0), Speed.CLASSICAL, OptionalInt.empty(), 10);
        assertEquals(List.of(), none.value().results());
        assertFalse(none.value().more());
    }

    @Test
    void a_leaderboard_has_every_established_rating_by_rank() {
        for (var speed : List.of(Speed.BLITZ, Speed.ULTRA_BULLET, Speed.RAPID)) {
            var expected = board(speed);
            for (int limit : new int[] {1, 3, 100}) {
                var pages = new ArrayList<Leader>();
                Optional<Place> after = Optional.empty();
                boolean more = true;
                while (more) {
                    var page = queries().leaders(speed, after, limit).value();
                    pages.addAll(page.leaders());
                    more = page.more();
                    after = page.leaders().stream().reduce((_, last) -> last).map(Leader::place);
                }
                assertEquals(expected, pages, speed + " by " + limit);
            }
        }
        assertTrue(board(Speed.BLITZ).size() > 3 && board(Speed.BLITZ).size() < 14, "some ratings are provisional");
    }

    /// The player of the cursor may have another rating by now.
    @Test
    void a_page_begins_after_a_place_that_nobody_has() {
        var board = board(Speed.BLITZ);
        var third = board.get(2).place();
        var place = new Place(new Points(third.rating().tenths() - 1), new PlayerId("-"));
        var expected = board.stream()
                .filter(leader -> leader.place().compareTo(place) > 0)
                .toList();
        assertEquals(
                expected,
                queries().leaders(Speed.BLITZ, Optional.of(place), 100).value().leaders());
    }

    private Optional<CurrentRating> current(RatedPlayer key) {
        return Optional.ofNullable(account.get(key)).map(results -> {
            var last = results.getLast();
            var latest = results.stream().map(RatedResult::at).max(Comparator.naturalOrder());
            return new CurrentRating(last.after(), last.deviation(), results.size(), latest.orElseThrow());
        });
    }

    private List<Leader> board(Speed speed) {
        var board = new ArrayList<Leader>();
        account.keySet().stream()
                .filter(key -> key.speed() == speed)
                .map(key -> new Leader(0, key.player(), current(key).orElseThrow()))
                .filter(leader -> leader.rating().deviation().tenths() < 1100)
                .sorted(Comparator.comparingInt(
                                (Leader leader) -> -leader.rating().rating().tenths())
                        .thenComparing(leader -> leader.player().value()))
                .forEach(leader -> board.add(new Leader(board.size() + 1L, leader.player(), leader.rating())));
        return board;
    }
}
