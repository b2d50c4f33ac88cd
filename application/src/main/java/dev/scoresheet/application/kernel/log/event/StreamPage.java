package dev.scoresheet.application.kernel.log.event;

import java.util.List;

/// Page of a stream's events, in order of version.
///
/// @param more true if the stream has more events
public record StreamPage<E>(List<RecordedEvent<E>> events, boolean more) {

    public StreamPage {
        events = List.copyOf(events);
    }
}
