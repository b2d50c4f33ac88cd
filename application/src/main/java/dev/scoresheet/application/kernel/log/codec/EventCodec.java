package dev.scoresheet.application.kernel.log.codec;

import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import java.util.Set;

/// Codec from events to stored text and back. It contains the upcasters, so `decode` always returns the newest shape.
/// Thread-safe; pure.
public interface EventCodec<E> {

    EncodedEvent encode(E event);

    /// Decodes a stored event. Throws [Undecodable] with the reason; never guesses.
    E decode(EventType stored, String data);

    /// Returns the stored names of a family of events, to exclude them from a feed.
    Set<String> storedTypes(Class<? extends E> family);

    /// Returns the newest version of each event type that it reads.
    Set<EventType> newestTypes();

    String encode(Metadata metadata);

    /// Decodes metadata. Throws [Undecodable].
    Metadata metadata(String text);
}
