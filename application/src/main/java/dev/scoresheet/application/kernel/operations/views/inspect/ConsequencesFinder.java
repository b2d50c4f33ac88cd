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
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import dev.scoresheet.application.kernel.projection.trace.TraceKey;
import dev.scoresheet.application.kernel.projection.trace.TraceKind;
import dev.scoresheet.application.kernel.projection.trace.TraceView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Command `consequences`: finds the rows and events that follow from an event. It reads the log and changes
/// nothing. Thread-safe.
public final class ConsequencesFinder {

    private final ReadModels<?> models;
    private final Optional<TraceView> tracing;

    /// @param tracing view `trace`, which knows what an event caused; empty if the system has none
    public ConsequencesFinder(ReadModels<?> models, Optional<TraceView> tracing) {
        this.models = models;
        this.tracing = tracing;
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

    /// Asks the view `trace` as far as it shows the log, and reads the rest of the log. Reads all of the log after the
    /// event if the view is absent or lacks rows, which can take minutes.
    private List<EventReference> causedBy(StoredEvent cause) throws InterruptedException {
        var wanted = EventRef.parse(cause.stream() + "@" + cause.version());
        var known = traced(wanted);
        var caused = new ArrayList<EventReference>();
        known.ifPresent(answer -> answer.value().stream()
                .filter(row -> row.position() > cause.position())
                .flatMap(row -> models.log().events(row.position() - 1, 1).stream())
                .map(EventReference::of)
                .forEach(caused::add));
        var from = Math.max(cause.position(), known.map(ViewAnswer::position).orElse(0L));
        models.bulk().read(from, models.feed().head(), Filter.ALL, (packed, through) -> {
            packed.rows().stream()
                    .filter(row -> row.metadata().contains(wanted.toString()) && isCausedBy(row, wanted))
                    .map(EventReference::of)
                    .forEach(caused::add);
            return true;
        });
        return caused;
    }

    private Optional<ViewAnswer<List<TraceKey>>> traced(EventRef cause) {
        try {
            return tracing.map(
                            view -> view.queries().find(TraceKind.CAUSE, Set.of(cause.toString()), Integer.MAX_VALUE))
                    .filter(answer -> answer.parked() == 0);
        } catch (ViewNotReady _) {
            return Optional.empty();
        }
    }

    private boolean isCausedBy(StoredEvent row, EventRef cause) {
        try {
            return models.decoder().codec().metadata(row.metadata()).causation().equals(Optional.of(cause));
        } catch (Undecodable _) {
            return false;
        }
    }
}
