package dev.scoresheet.application.kernel.log.event;

import java.util.Optional;

/// Origin of an event. There are no free members: everything that a reader may rely on has a name here.
///
/// @param correlation id shared by everything that follows from one request
/// @param causation event that caused this one
/// @param actor id of the actor; never a name
/// @param trace W3C trace id of the request
public record Metadata(
        String correlation, Optional<EventRef> causation, Optional<String> actor, Optional<String> trace) {

    public Metadata {
        if (correlation.isEmpty()) {
            throw new IllegalArgumentException("the correlation is empty");
        }
    }

    /// Returns the metadata for the start of a chain of events.
    public static Metadata of(String correlation) {
        return new Metadata(correlation, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Metadata by(String who) {
        return new Metadata(correlation, causation, Optional.of(who), trace);
    }
}
