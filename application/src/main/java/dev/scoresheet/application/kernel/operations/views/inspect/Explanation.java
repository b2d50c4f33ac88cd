package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.views.fold.EventsByKey;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.FollowedProjection;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.Consequences;
import dev.scoresheet.application.kernel.operations.views.report.Consequences.Touches;
import dev.scoresheet.application.kernel.operations.views.report.EventReference;
import dev.scoresheet.application.kernel.operations.views.report.RowExplanation;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.Answer;
import dev.scoresheet.application.kernel.projection.step.SafeProjection.KeyedChange;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Commands `why` (the events behind a row) and `consequences` (the rows and events that follow from an event). Both
/// read the log and change nothing. Thread-safe.
public final class Explanation<E> {

    private final ReadModels<E> models;
    private final FoldParallelism crew;

    public Explanation(ReadModels<E> models, FoldParallelism crew) {
        this.models = models;
        this.crew = crew;
    }

    /// @param limit number of last events to list
    /// @throws NotFound when neither the view nor the log has this key
    public RowExplanation why(String view, String key, int limit) throws InterruptedException {
        return why(models.named(view), key, limit);
    }

    private <K, X, V> RowExplanation why(FollowedProjection<E, K, X, V> followed, String text, int limit)
            throws InterruptedException {
        var generation = models.serving(followed.identity());
        var view = models.views().view(followed.projection(), generation.number());
        var standing = view.standing();
        var position = standing.progress().position();
        var keys = new HashSet<K>();
        var behind = new EventsByKey<>(models, followed, crew, standing.leftOut(), Set.of(text), limit, keys::add)
                .through(position);
        if (keys.isEmpty()) {
            throw new NotFound("no event through position %d touches the key '%s' of %s"
                    .formatted(position, text, followed.projection().name()));
        }
        var key = keys.iterator().next();
        return new RowExplanation(
                followed.projection().name(),
                followed.projection().version(),
                followed.projection().parameters(),
                generation.number(),
                position,
                text,
                Optional.ofNullable(view.load(Set.of(key)).get(key)).map(Object::toString),
                Optional.ofNullable(behind.rows().get(key)).map(Object::toString),
                Optional.ofNullable(standing.leftOut().keys().get(text))
                        .map(parked -> "at position %d: %s".formatted(parked.position(), parked.reason())),
                behind.count(text),
                behind.last(text));
    }

    /// @throws NotFound when the log has no such position
    public Consequences of(long position) throws InterruptedException {
        var row = models.log().events(position - 1, 1).stream()
                .filter(found -> found.position() == position)
                .findFirst()
                .orElseThrow(() -> new NotFound("the log has no position %d; its head is %d"
                        .formatted(position, models.log().head().position())));
        var entry = models.decoding().entry(row);
        return new Consequences(EventReference.of(row), touches(row, entry), causedBy(row));
    }

    private List<Touches> touches(StoredEvent row, Entry<E> entry) {
        return models.all().stream()
                .filter(followed -> followed.filter().accepts(row.category(), row.type()))
                .map(followed -> touches(followed, entry))
                .toList();
    }

    private <K, X, V> Touches touches(FollowedProjection<E, K, X, V> followed, Entry<E> entry) {
        var projection = followed.projection();
        return switch (followed.safe().keyedChanges(entry)) {
            case Answer.Done(var changes) -> {
                var keys = changes.stream().map(KeyedChange::text).distinct().toList();
                yield new Touches(projection.name(), projection.version(), keys, "");
            }
            case Answer.Failed(var reason) -> new Touches(projection.name(), projection.version(), List.of(), reason);
        };
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
            return models.decoding()
                    .codec()
                    .metadata(row.metadata())
                    .causation()
                    .equals(Optional.of(cause));
        } catch (Undecodable _) {
            return false;
        }
    }
}
