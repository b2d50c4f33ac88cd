package dev.scoresheet.adapters.postgres.chess;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.games.GameView.Source;
import dev.scoresheet.application.chess.search.GameFilter;
import dev.scoresheet.application.chess.search.GameFilter.Player;
import dev.scoresheet.application.chess.search.GameFilter.Status;
import dev.scoresheet.application.chess.search.GameRow;
import dev.scoresheet.application.chess.search.GameSearch.Order;
import dev.scoresheet.application.chess.search.GamesProjection;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Rating;
import dev.scoresheet.domain.chess.Result;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.BySide;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.clock.Speed;
import dev.scoresheet.domain.chess.opening.Opening;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Plans of searches over as many games as an archive has. No search reads them all: each filter and both
/// orders of the list have an index.
class SearchPlansTest {

    private static final long GAMES = 60_000;
    private static final LocalDate DAY = LocalDate.of(2000, 1, 1);

    private final GamesProjection games = new GamesProjection(OpeningBook.NONE);
    private final Random random = new Random(11);

    @Test
    void no_search_reads_all_games() {
        try (var database = TestDatabase.migrated("kernel", "chess")) {
            try (var postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"))) {
                var views = postgres.views(ChessViews.all());
                fill(views);
                for (var filter : filters().toList()) {
                    for (var order : Order.values()) {
                        assertIndexed(views, filter, order, OptionalLong.empty());
                        assertIndexed(views, filter, order, OptionalLong.of(GAMES / 2));
                    }
                }
            }
        }
    }

    private void assertIndexed(PostgresViews views, GameFilter filter, Order order, OptionalLong after) {
        var plan = views.read(
                        games.identity(),
                        sql -> sql.explain(PostgresGameSearch.query(sql, filter, order, after, 26))
                                .plan())
                .value();
        assertFalse(plan.contains("Seq Scan"), () -> filter + " " + order + ":\n" + plan);
    }

    private void fill(PostgresViews views) {
        FilledView.serve(
                views,
                games,
                LongStream.rangeClosed(1, GAMES)
                        .mapToObj(position -> Map.entry(new UUID(random.nextLong(), position), row(position)))
                        .iterator());
    }

    private GameRow row(long position) {
        var named = random.nextBoolean();
        var runs = random.nextInt(500) == 0;
        return new GameRow(
                position,
                Source.IMPORT,
                new BySide<>(player(), player()),
                new BySide<>(rating(), rating()),
                any(Speed.values(), Speed.values().length),
                false,
                random.nextInt(3) == 0 ? Optional.empty() : Optional.of(DAY.plusDays(random.nextInt(9_000))),
                random.nextInt(200),
                Optional.empty(),
                named ? Optional.of(opening(random.nextInt(500))) : Optional.empty(),
                runs ? Result.UNFINISHED : any(Result.values(), 3),
                runs ? Optional.empty() : Optional.of(any(Termination.values(), 11)));
    }

    /// Returns one of the first values, at random.
    private <T> T any(T[] values, int first) {
        return values[random.nextInt(first)];
    }

    private PlayerId player() {
        return new PlayerId("player-" + (int) (random.nextDouble() * random.nextDouble() * 5_000));
    }

    private Rating rating() {
        return random.nextInt(3) == 0 ? Rating.UNKNOWN : Rating.of(1_000 + random.nextInt(1_800));
    }

    private static Opening opening(int number) {
        return new Opening("%c%02d".formatted((char) ('A' + number % 5), number / 5), "Opening " + number);
    }

    private static Stream<GameFilter> filters() {
        var player = new PlayerId("player-7");
        var rare = new PlayerId("player-4321");
        return Stream.of(
                GameFilter.ALL,
                played(new Player(player, Optional.empty(), Optional.empty())),
                played(new Player(rare, Optional.empty(), Optional.empty())),
                played(new Player(rare, Optional.of(Side.BLACK), Optional.empty())),
                played(new Player(player, Optional.empty(), Optional.of(rare))),
                with(Optional.of("B33"), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty()),
                with(
                        Optional.empty(),
                        Optional.of("Opening 49"),
                        Optional.empty(),
                        Optional.empty(),
                        OptionalInt.empty()),
                with(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(DAY.plusDays(8_990)),
                        Optional.empty(),
                        OptionalInt.empty()),
                with(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Status.STARTED),
                        OptionalInt.empty()),
                with(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Status.ENDED),
                        OptionalInt.empty()),
                with(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.of(2_790)),
                ending(Optional.of(Result.UNFINISHED), Optional.empty(), Optional.empty()),
                ending(Optional.of(Result.DRAW), Optional.empty(), Optional.of(Speed.BULLET)),
                ending(Optional.empty(), Optional.of(Termination.ABORTED), Optional.empty()),
                ending(Optional.empty(), Optional.of(Termination.CHECKMATE), Optional.empty()));
    }

    private static GameFilter played(Player player) {
        return new GameFilter(
                Optional.of(player),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GameFilter ending(
            Optional<Result> result, Optional<Termination> termination, Optional<Speed> speed) {
        return new GameFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                result,
                termination,
                speed,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static GameFilter with(
            Optional<String> eco,
            Optional<String> opening,
            Optional<LocalDate> from,
            Optional<Status> status,
            OptionalInt ratingMin) {
        return new GameFilter(
                Optional.empty(),
                eco,
                opening,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ratingMin,
                from,
                Optional.empty(),
                status);
    }
}
