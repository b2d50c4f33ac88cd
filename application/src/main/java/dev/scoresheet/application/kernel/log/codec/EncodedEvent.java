package dev.scoresheet.application.kernel.log.codec;

import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.stored.StorableText;

/// Event as stored: its type and its text. A text that a log must not hold is refused with an
/// [IllegalArgumentException].
public record EncodedEvent(EventType type, String data) {

    public EncodedEvent {
        StorableText.data(type, data);
    }
}
