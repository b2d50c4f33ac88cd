package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.views.fold.KeyHistory;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Parker of rows that the store refuses in a pass. It returns each row to its state before the first refused
/// event, and parks the key at that event. Following the log event by event gives the same result. Slow, and
/// rare.
record RefusedRowParker<K, V>(OperatedView<?, K, ?, V> view, long generation) {

    private static final int TRIED_AT_ONCE = 1_000;

    /// Corrects the rows of this fold, and returns the parked keys.
    List<Parked> parked(LogFold<?, K, ?, V> pass) throws InterruptedException {
        var stored = view.rows(generation);
        var parked = new ArrayList<Parked>();
        var givenUp = view.givenUp();
        for (var rows : pass.rows()) {
            for (var refused : refused(rows).entrySet()) {
                var history = KeyHistory.read(view, refused.getValue(), pass.through(), givenUp);
                history.firstRefused(givenUp, stored).ifPresent(first -> {
                    parked.add(first.parked());
                    first.before()
                            .ifPresentOrElse(
                                    row -> rows.put(refused.getKey(), row), () -> rows.remove(refused.getKey()));
                });
            }
        }
        return parked;
    }

    /// Returns the refused keys with their texts.
    private Map<K, String> refused(Map<K, V> rows) {
        var refused = new HashMap<K, String>();
        var some = new HashMap<K, V>();
        for (var row : rows.entrySet()) {
            some.put(row.getKey(), row.getValue());
            if (some.size() == TRIED_AT_ONCE) {
                addRefused(some, refused);
                some.clear();
            }
        }
        addRefused(some, refused);
        return refused;
    }

    private void addRefused(Map<K, V> some, Map<K, String> refused) {
        view.rows(generation)
                .refused(some)
                .keySet()
                .forEach(key -> refused.put(key, view.projection().text(key)));
    }
}
