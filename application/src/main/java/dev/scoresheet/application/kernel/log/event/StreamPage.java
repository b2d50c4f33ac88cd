package dev.scoresheet.application.kernel.log.event;

import java.util.List;

/// A run of a stream's events, in order of version.
///
/// @param more whether others follow
public record StreamPage<E>(List<RecordedEvent<E>> events, boolean more) {

    public StreamPage {
        events = List.copyOf(events);
    }
}
