package dev.scoresheet.bootstrap.architecture.planted.oneplaceasksprojections.application.kernel.operations.views;

import dev.scoresheet.application.kernel.projection.Projection;
import java.util.Optional;

/// One call by its name, one by a reference.
final class BreaksByAskingItself {

    private BreaksByAskingItself() {}

    static <K, X, V> V row(Projection<?, K, X, V> projection, K key, X change) {
        var row = Optional.of(key).map(projection::initial).orElseThrow();
        return projection.evolve(row, change);
    }
}
