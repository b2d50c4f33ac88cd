package dev.scoresheet.application.kernel.projection;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import java.util.List;
import java.util.Set;

/// A read model as pure functions of events: which rows an event changes, and what a change does to a
/// row. It knows no store, no clock and no other row, and is fed in order per key only. So the same
/// class runs inline, asynchronously, live for one key, in memory and as a parallel bulk rebuild, with
/// the same rows.
///
/// What it throws parks a key (`evolve`) or a stream (`changes`) and stops nobody else.
///
/// @param <E> the union of all events of the system
/// @param <K> the key of a row
/// @param <X> a change: a value of its own, narrowed to what `evolve` needs
/// @param <V> a row: a record of counts, sums, text and instants of whole microseconds, no floating
///     point, lists in a defined order. Its `toString` is its canonical text: equal in every mode and
///     store
public interface Projection<E, K, X, V> {

    /// The view's name, for ever: lower case words with hyphens.
    String name();

    /// Grows whenever the rows of the same log would differ.
    int version();

    /// A digest of what else the rows depend on, such as a table of names; part of the identity.
    default String parameters() {
        return "";
    }

    /// Events that change no row. They are not even delivered; a type that nobody knows always is.
    Set<Class<? extends E>> ignores();

    /// What an event changes, in order. The same key may come several times.
    List<Change<K, X>> changes(RecordedEvent<E> recorded);

    V initial(K key);

    V evolve(V row, X change);

    /// Whether the row goes away; a later change starts from `initial` again.
    default boolean gone(V row) {
        return false;
    }

    /// The key as text: stable for ever, different for different keys, readable for operators.
    String text(K key);

    default ViewIdentity identity() {
        return new ViewIdentity(name(), version(), parameters());
    }
}
