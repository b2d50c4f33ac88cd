package dev.scoresheet.adapters.postgres.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.kernel.projection.Projection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serving generation of generated rows, with the indexes of its shape, for tests of query plans.
final class FilledView {

    private FilledView() {}

    static <K, V> void serve(PostgresViews views, Projection<?, K, ?, V> projection, Iterator<Map.Entry<K, V>> rows) {
        var generations = views.generations();
        var first = generations.atStart(projection.identity()).orElseThrow();
        var filled = generations.begin(projection.identity(), 0, 1, "test").number();
        var load = views.bulkLoad(projection);
        load.pass(filled, 0, rows, List.of(), Map.of(), List.of());
        load.index(filled);
        generations.finishLoad(filled);
        assertEquals(
                Optional.empty(), generations.cutOver(filled, Optional.of(first.number()), "nobody looked", "test"));
    }
}
