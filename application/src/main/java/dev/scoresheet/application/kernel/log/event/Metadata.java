package dev.scoresheet.application.kernel.log.event;

import java.util.Optional;

/// Where an event comes from. Nothing free: what a reader may rely on has a name here.
///
/// @param correlation one for all that follows from one request
/// @param causation the event that this one reacts to
/// @param actor the id of who acted; never a name
/// @param trace the W3C trace id of the request
public record Metadata(
        String correlation, Optional<EventRef> causation, Optional<String> actor, Optional<String> trace) {

    public Metadata {
        if (correlation.isEmpty()) {
            throw new IllegalArgumentException("an empty correlation");
        }
    }

    /// The beginning of a chain.
    public static Metadata of(String correlation) {
        return new Metadata(correlation, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Metadata by(String who) {
        return new Metadata(correlation, causation, Optional.of(who), trace);
    }
}
