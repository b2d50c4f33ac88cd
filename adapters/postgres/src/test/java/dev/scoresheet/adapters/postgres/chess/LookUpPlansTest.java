package dev.scoresheet.adapters.postgres.chess;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.application.chess.ChessReadModels;
import dev.scoresheet.application.chess.explorer.MoveTally;
import dev.scoresheet.application.chess.explorer.PlayedMove;
import dev.scoresheet.application.chess.statistics.PlayerGroup;
import dev.scoresheet.application.chess.statistics.PlayerPair;
import dev.scoresheet.application.chess.statistics.Tally;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.domain.chess.PlayerId;
import dev.scoresheet.domain.chess.Termination;
import dev.scoresheet.domain.chess.board.Side;
import dev.scoresheet.domain.chess.opening.Opening;
import dev.scoresheet.domain.chess.opening.OpeningBook;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.ResultQuery;
import org.junit.jupiter.api.Test;

/// Plans of the look-ups in statistics and the explorer, by the beginnings of their keys, over as many rows as
/// a large archive has.
class LookUpPlansTest {

    private static final int ROWS = 100_000;
    private static final ChessReadModels MODELS = ChessReadModels.with(OpeningBook.NONE);

    @Test
    void no_lookup_reads_a_whole_table() {
        try (var database = TestDatabase.migrated("kernel", "chess")) {
            try (var postgres = Postgres.open(database.address(), PostgresOptions.DEFAULT.named("test"))) {
                var views = postgres.views(ChessViews.all());
                serve(views, MODELS.players(), LookUpPlansTest::group, new Tally(1, 2, 3));
                serve(views, MODELS.headToHead(), LookUpPlansTest::pair, new Tally(1, 2, 3));
                serve(views, MODELS.explorer(), LookUpPlansTest::move, new MoveTally(1, 2, 3, 4, 1));

                var player = new PlayerId("player-77");
                assertIndexed(views, MODELS.players(), sql -> PostgresStatistics.groups(sql, player));
                assertIndexed(views, MODELS.headToHead(), sql -> PostgresStatistics.pair(sql, pair(77)));
                assertIndexed(views, MODELS.explorer(), sql -> PostgresExplorer.moves(sql, move(77).position()));
            }
        }
    }

    private static void assertIndexed(
            PostgresViews views, Projection<?, ?, ?, ?> projection, Function<DSLContext, ResultQuery<?>> query) {
        var plan = views.read(
                        projection.identity(),
                        sql -> sql.explain(query.apply(sql)).plan())
                .value();
        assertTrue(plan.contains("Index") && plan.contains("_pkey"), plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    private static <K, V> void serve(
            PostgresViews views, Projection<?, K, ?, V> projection, Function<Integer, K> key, V value) {
        FilledView.serve(
                views,
                projection,
                IntStream.range(0, ROWS)
                        .mapToObj(number -> Map.entry(key.apply(number), value))
                        .iterator());
    }

    /// Returns players with up to twenty openings.
    private static PlayerGroup group(int number) {
        return new PlayerGroup(
                new PlayerId("player-" + number / 20),
                Side.WHITE,
                Termination.CHECKMATE,
                Optional.of(new Opening("A%02d".formatted(number % 20), "Opening " + number % 20)));
    }

    private static PlayerPair pair(int number) {
        return new PlayerPair(new PlayerId("a-" + number / 10), new PlayerId("b-" + number % 10));
    }

    private static PlayedMove move(int number) {
        return new PlayedMove("position-" + number / 3, "a2a" + (3 + number % 3));
    }
}
