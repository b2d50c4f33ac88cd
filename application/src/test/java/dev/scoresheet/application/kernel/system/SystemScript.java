package dev.scoresheet.application.kernel.system;

import dev.scoresheet.application.kernel.log.EventStore;
import java.util.List;

/// Script of a whole system. Every way of running the system plays it unchanged, and must come to the same end.
///
/// @param <E> union of all events of the system
/// @param <R> state at the end, as a value
public interface SystemScript<E, R> {

    /// Returns new clients, which have done nothing.
    List<? extends ScriptedClient<E>> clients();

    /// Returns the state at the end. It depends only on the log.
    R end(EventStore<E> log);
}
