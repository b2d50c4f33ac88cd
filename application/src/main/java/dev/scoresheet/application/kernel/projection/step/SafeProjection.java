package dev.scoresheet.application.kernel.projection.step;

import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Change;
import dev.scoresheet.application.kernel.projection.Projection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Projection whose failures are values: the only caller of its functions of events and rows. It fails if it throws
/// an exception, runs into an error, or returns null, and at an event that cannot be decoded. Errors of the machine,
/// such as too little memory, reach the caller instead.
public final class SafeProjection<E, K, X, V> {

    private static final int SHOWN = 300;

    private final Projection<E, K, X, V> projection;

    public SafeProjection(Projection<E, K, X, V> projection) {
        this.projection = projection;
    }

    /// Answer of a projection.
    public sealed interface Answer<T> {

        record Done<T>(T value) implements Answer<T> {}

        /// @param reason reason for operators, cut to a length that fits a line of a report
        record Failed<T>(String reason) implements Answer<T> {}
    }

    /// Change with the text of its key.
    public record KeyedChange<K, X>(String text, Change<K, X> change) {}

    /// Returns the changes of an event, in order.
    public Answer<List<Change<K, X>>> changes(Entry<E> entry) {
        return answer(entry, recorded -> List.copyOf(projection.changes(recorded)));
    }

    /// Returns the same changes with the texts of their keys.
    public Answer<List<KeyedChange<K, X>>> keyedChanges(Entry<E> entry) {
        return answer(entry, recorded -> {
            var keyed = new ArrayList<KeyedChange<K, X>>();
            for (var change : projection.changes(recorded)) {
                keyed.add(new KeyedChange<>(projection.text(change.key()), change));
            }
            return keyed;
        });
    }

    /// Applies the changes of one event to one row: all of them, or none if one fails.
    ///
    /// @param before existing row; empty if there is none
    /// @return the row with the changes; empty if it is gone
    public Answer<Optional<V>> apply(K key, Optional<V> before, List<Change<K, X>> changes) {
        return answer(() -> {
            var row = before;
            for (var change : changes) {
                var from = row.isPresent() ? row.get() : projection.initial(key);
                var changed = projection.evolve(from, change.change());
                row = projection.gone(changed) ? Optional.empty() : Optional.of(changed);
            }
            return row;
        });
    }

    public String text(K key) {
        return projection.text(key);
    }

    private static <E, T> Answer<T> answer(Entry<E> entry, Function<RecordedEvent<E>, T> call) {
        return switch (entry) {
            case RecordedEvent<E> recorded -> answer(() -> call.apply(recorded));
            case Entry.Unreadable<E> unreadable -> new Answer.Failed<>(unreadable.detail());
        };
    }

    private static <T> Answer<T> answer(Supplier<T> call) {
        try {
            return new Answer.Done<>(call.get());
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            var reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
            return new Answer.Failed<>(reason.length() <= SHOWN ? reason : reason.substring(0, SHOWN) + "…");
        }
    }
}
