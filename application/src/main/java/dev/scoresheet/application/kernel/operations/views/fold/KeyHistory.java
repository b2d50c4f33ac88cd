package dev.scoresheet.application.kernel.operations.views.fold;

import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Fold;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// History of all changes to one row, in order, to find each event that fails there.
public final class KeyHistory<K, X, V> {

    private record Event<K, X>(long position, List<Change<K, X>> changes) {}

    /// Row without the events that fail in it.
    public record Outcome<V>(Optional<V> row, List<Long> failing) {}

    /// Row before the first event that makes the store refuse it.
    public record Refused<V>(Optional<V> before, Parked.Key parked, long further) {}

    private final OperatedView<?, K, X, V> view;
    private final String text;
    private final List<Event<K, X>> events = new ArrayList<>();

    private KeyHistory(OperatedView<?, K, X, V> view, String text) {
        this.view = view;
        this.text = text;
    }

    /// Reads the history in one pass over the log.
    public static <K, X, V> KeyHistory<K, X, V> read(
            OperatedView<?, K, X, V> view, String text, long through, Exclusions exclusions)
            throws InterruptedException {
        var history = new KeyHistory<>(view, text);
        new LogFold<>(view, exclusions, new KeySelection.Only(Set.of(text)), history::add)
                .advance(through, LogFold.ContinueCheck.ON);
        return history;
    }

    private void add(long position, List<Change<K, X>> changes) {
        events.add(new Event<>(
                position,
                changes.stream()
                        .filter(change -> view.projection().text(change.key()).equals(text))
                        .toList()));
    }

    public Optional<K> key() {
        return events.isEmpty()
                ? Optional.empty()
                : Optional.of(events.getFirst().changes().getFirst().key());
    }

    /// Folds event by event, and leaves out each event that fails.
    ///
    /// @param exclusions exclusions that already apply
    public Outcome<V> withoutFailing(Exclusions exclusions) {
        return withoutFailing(exclusions, rows -> false);
    }

    /// Does the same, and also leaves out events whose row only the store refuses.
    public Outcome<V> withoutRefused(Exclusions exclusions, View<K, V> stored) {
        return withoutFailing(exclusions, rows -> !stored.refused(rows).isEmpty());
    }

    private Outcome<V> withoutFailing(Exclusions exclusions, Predicate<Map<K, V>> refuses) {
        Map<K, V> row = Map.of();
        var failing = new ArrayList<Long>();
        for (var event : events) {
            var fold = new Fold<>(view.followed().safe(), exclusions, row);
            fold.apply(event.position(), event.changes());
            if (!fold.parked().isEmpty() || (!fold.put().isEmpty() && refuses.test(fold.put()))) {
                failing.add(event.position());
            } else {
                row = Map.copyOf(fold.rows());
            }
        }
        return new Outcome<>(row.values().stream().findFirst(), failing);
    }

    /// Finds the first event whose row the store refuses, with the row before it and the number of later
    /// events.
    public Optional<Refused<V>> firstRefused(Exclusions exclusions, View<K, V> stored) {
        Map<K, V> row = Map.of();
        for (int i = 0; i < events.size(); i++) {
            var fold = new Fold<>(view.followed().safe(), exclusions, row);
            fold.apply(events.get(i).position(), events.get(i).changes());
            var reasons = fold.put().isEmpty() ? Map.<K, String>of() : stored.refused(fold.put());
            for (var reason : reasons.values()) {
                var parked = new Parked.Key(text, events.get(i).position(), reason);
                return Optional.of(new Refused<>(row.values().stream().findFirst(), parked, events.size() - i - 1L));
            }
            row = Map.copyOf(fold.rows());
        }
        return Optional.empty();
    }
}
