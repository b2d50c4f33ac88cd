package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.operations.views.fold.EventsByKey;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.report.RowExplanation;
import java.util.Optional;
import java.util.Set;

/// Command `why`: shows the events behind a row. It reads the log and changes nothing. Thread-safe.
public final class Explanation {

    private final OperatedView<?, ?, ?, ?> view;

    public Explanation(OperatedView<?, ?, ?, ?> view) {
        this.view = view;
    }

    /// @param limit number of last events to list
    /// @throws NotFound when neither the view nor the log has this key
    public RowExplanation why(String key, int limit) throws InterruptedException {
        var generation = view.serving().number();
        var status = view.rows(generation).standing();
        var position = status.progress().position();
        var events = EventsByKey.of(view, status.leftOut(), Set.of(key), limit, position);
        if (!events.has(key)) {
            throw new NotFound(
                    "no event through position %d touches the key '%s' of %s".formatted(position, key, view.name()));
        }
        return new RowExplanation(
                view.name(),
                view.version(),
                view.identity().parameters(),
                generation,
                position,
                key,
                events.stored(generation, key),
                events.folded(key),
                Optional.ofNullable(status.leftOut().keys().get(key))
                        .map(parked -> "at position %d: %s".formatted(parked.position(), parked.reason())),
                events.count(key),
                events.last(key));
    }
}
