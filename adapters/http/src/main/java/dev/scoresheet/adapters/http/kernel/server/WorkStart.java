package dev.scoresheet.adapters.http.kernel.server;

import java.util.concurrent.atomic.AtomicReference;

/// Start of the work on one request. Either a thread begins the work, or the event loop gives it up; the first of the
/// two decides. Thread-safe.
final class WorkStart {

    private enum State {
        WAITING,
        BEGUN,
        GIVEN_UP
    }

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

    /// Begins the work. Returns false, and the work must not begin, if it was given up before.
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /// Gives the work up, so that it never begins. Returns false if it has begun, so that its outcome is unknown.
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }
}
