package dev.scoresheet.adapters.http.kernel.route;

import java.util.List;

/// Source of a stream of server-sent events. Its methods may block; they are never called on the event loop.
public interface LiveSource {

    /// Runs `wake` whenever there may be new events, until the registration is closed. Existing events are no reason to
    /// wake. `wake` must return at once and may be run too often.
    Registration follow(Runnable wake);

    /// Reads the events after a given one, in order and without holes.
    ///
    /// @param id id of the given event, 0 for the beginning
    EventPage after(long id, int limit);

    /// @param more true if further events exist already
    /// @param complete true if no event can ever follow these
    record EventPage(List<ServerEvent> events, boolean more, boolean complete) {

        public EventPage {
            events = List.copyOf(events);
        }
    }

    /// @param type word without line breaks
    /// @param data any value that Jackson writes
    record ServerEvent(long id, String type, Object data) {}

    @FunctionalInterface
    interface Registration extends AutoCloseable {

        /// Stops the wake-ups at once; may be called again.
        @Override
        void close();
    }
}
