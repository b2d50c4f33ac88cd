package dev.scoresheet.application.kernel.projection;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import java.util.List;
import java.util.Set;

/// Read model as pure functions of events: the rows that an event changes, and the effect of a change on a row. A
/// projection reads no store, no clock and no other row. Events arrive in order per key only. So the same class gives
/// the same rows inline, asynchronously, live for one key, in memory and in a parallel bulk rebuild.
///
/// An exception from `evolve` parks a key, and one from `changes` parks a stream. All other keys and streams
/// continue.
///
/// @param <E> union of all events of the system
/// @param <K> key of a row
/// @param <X> a change: a value that holds only what `evolve` needs
/// @param <V> a row: a record of counts, sums, text and instants of whole microseconds, without floating point, and
///     with lists in a defined order. Its `toString` is its canonical text: equal in every mode and store
public interface Projection<E, K, X, V> {

    /// Returns the permanent name of the view: lower case words with hyphens.
    String name();

    /// Returns the version. It grows when the rows of the same log would differ.
    int version();

    /// Returns a digest of the other inputs of the rows, such as a table of names. It is part of the identity.
    default String parameters() {
        return "";
    }

    /// Returns the events that change no row; they are not delivered. Events of unknown types are always delivered.
    Set<Class<? extends E>> ignores();

    /// Returns the changes of an event, in order. The same key can occur several times.
    List<Change<K, X>> changes(RecordedEvent<E> recorded);

    V initial(K key);

    V evolve(V row, X change);

    /// True if the row is to be removed. A later change starts from `initial` again.
    default boolean gone(V row) {
        return false;
    }

    /// Returns the key as text: stable for ever, different for different keys, readable for operators.
    String text(K key);

    default ViewIdentity identity() {
        return new ViewIdentity(name(), version(), parameters());
    }
}
