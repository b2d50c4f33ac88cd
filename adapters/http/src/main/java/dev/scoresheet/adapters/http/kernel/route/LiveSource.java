package dev.scoresheet.adapters.http.kernel.route;

import java.util.List;

/// What a stream of server-sent events shows. Its methods may block; they are never called on the
/// event loop.
public interface LiveSource {

    /// Has `wake` run whenever there may be more, from now until what it answers is closed. What is
    /// there already is no reason to wake. `wake` returns at once and may be run too often.
    Registration follow(Runnable wake);

    /// What comes after an event, in order and without holes.
    ///
    /// @param id of that event, 0 for the beginning
    EventPage after(long id, int limit);

    /// @param more whether others are there already
    /// @param complete whether nothing can follow these, ever
    record EventPage(List<ServerEvent> events, boolean more, boolean complete) {

        public EventPage {
            events = List.copyOf(events);
        }
    }

    /// @param type a word, without line breaks
    /// @param data anything that Jackson writes
    record ServerEvent(long id, String type, Object data) {}

    @FunctionalInterface
    interface Registration extends AutoCloseable {

        /// At once; may be called again.
        @Override
        void close();
    }
}
