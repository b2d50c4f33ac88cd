package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.operations.views.fold.EventsByKey;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.RowExplanation;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.Optional;
import java.util.Set;

/// Command `why`: shows the events behind a row. It reads the log and changes nothing. Thread-safe.
public final class Explanation {

    private static final int TRIES = 100;

    private final OperatedView<?, ?, ?, ?> view;

    public Explanation(OperatedView<?, ?, ?, ?> view) {
        this.view = view;
    }

    /// Row of the view, with the status of the view at that moment.
    private record StoredRow(Optional<String> text, ViewStatus status) {}

    /// Shows the row and the fold of the log at one position. The view may move during the walk over the log. So the
    /// row is read after the walk, and the walk then continues to the row's position.
    ///
    /// @param limit number of last events to list
    /// @throws NotFound when no event touches this key
    /// @throws OperationRefused when the view moves during every attempt to read the row
    public RowExplanation why(String key, int limit) throws InterruptedException {
        var generation = view.serving().number();
        var begun = view.rows(generation).standing();
        var events = through(begun, key, limit);
        if (!events.has(key)) {
            throw new NotFound("no event through position %d touches the key '%s' of %s"
                    .formatted(begun.progress().position(), key, view.name()));
        }
        var row = stored(generation, events, key);
        if (row.status().leftOut().equals(begun.leftOut())) {
            events.advance(row.status().progress().position());
        } else {
            events = through(row.status(), key, limit);
        }
        return explained(generation, key, row, events);
    }

    private EventsByKey<?, ?> through(ViewStatus status, String key, int limit) throws InterruptedException {
        return EventsByKey.of(
                view, status.leftOut(), Set.of(key), limit, status.progress().position());
    }

    /// Reads the row between two looks at the progress, which must be the same.
    private StoredRow stored(long generation, EventsByKey<?, ?> events, String key) {
        var before = view.rows(generation).standing();
        for (int tried = 0; tried < TRIES; tried++) {
            var text = events.stored(generation, key);
            var after = view.rows(generation).standing();
            if (after.progress().equals(before.progress())) {
                return new StoredRow(text, after);
            }
            before = after;
        }
        throw new OperationRefused("generation %d of %s moves during every attempt to read the row; try again"
                .formatted(generation, view.identity()));
    }

    private RowExplanation explained(long generation, String key, StoredRow row, EventsByKey<?, ?> events) {
        return new RowExplanation(
                view.name(),
                view.version(),
                view.identity().parameters(),
                generation,
                row.status().progress().position(),
                key,
                row.text(),
                events.folded(key),
                Optional.ofNullable(row.status().leftOut().keys().get(key))
                        .map(parked -> "at position %d: %s".formatted(parked.position(), parked.reason())),
                events.count(key),
                events.last(key));
    }
}
