package dev.scoresheet.application.kernel.log.codec;

import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import java.util.Set;

/// Events to stored text and back. Upcasters live inside: what `decode` gives is always of the newest shape.
/// Thread-safe; pure.
public interface EventCodec<E> {

    EncodedEvent encode(E event);

    /// Throws [Undecodable] with the reason; never guesses.
    E decode(EventType stored, String data);

    /// The stored names of a family of events, to leave them out of a feed.
    Set<String> storedTypes(Class<? extends E> family);

    String encode(Metadata metadata);

    /// Throws [Undecodable].
    Metadata metadata(String text);
}
