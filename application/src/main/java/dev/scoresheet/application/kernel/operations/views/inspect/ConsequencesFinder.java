package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.views.fold.TouchedKeys;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.Consequences;
import dev.scoresheet.application.kernel.operations.views.report.Consequences.Touches;
import dev.scoresheet.application.kernel.operations.views.report.EventReference;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Command `consequences`: finds the rows and events that follow from an event. It reads the log and changes
/// nothing. Thread-safe.
public final class ConsequencesFinder {

    private final ReadModels<?> models;

    public ConsequencesFinder(ReadModels<?> models) {
        this.models = models;
    }

    /// @throws NotFound when the log has no such position
    public Consequences of(long position) throws InterruptedException {
        var row = models.log().events(position - 1, 1).stream()
                .filter(found -> found.position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFound("the log has no position %d; its head is %d"
                        .formatted(position, models.log().head().position())));
        return new Consequences(EventReference.of(row), touches(row), causedBy(row));
    }

    private List<Touches> touches(StoredEvent row) {
        return models.all().stream()
                .filter(view -> view.followed().filter().accepts(row.category(), row.type()))
                .map(view -> switch (TouchedKeys.of(view, row)) {
                    case Answer.Done(var keys) -> new Touches(view.name(), view.version(), keys, "");
                    case Answer.Failed(var reason) -> new Touches(view.name(), view.version(), List.of(), reason);
                })
                .toList();
    }

    private List<EventReference> causedBy(StoredEvent cause) throws InterruptedException {
        var written = cause.stream() + "@" + cause.version();
        var wanted = EventRef.parse(written);
        var caused = new ArrayList<EventReference>();
        models.bulk().read(cause.position(), models.feed().head(), Filter.ALL, (packed, through) -> {
            packed.rows().stream()
                    .filter(row -> row.metadata().contains(written) && isCausedBy(row, wanted))
                    .map(EventReference::of)
                    .forEach(caused::add);
            return true;
        });
        return caused;
    }

    private boolean isCausedBy(StoredEvent row, EventRef cause) {
        try {
            return models.decoder().codec().metadata(row.metadata()).causation().equals(Optional.of(cause));
        } catch (Undecodable _) {
            return false;
        }
    }
}
