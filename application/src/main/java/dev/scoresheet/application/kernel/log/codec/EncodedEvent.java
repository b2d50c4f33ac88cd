package dev.scoresheet.application.kernel.log.codec;

import dev.scoresheet.application.kernel.log.event.EventType;

/// Event as stored: its type and its text.
public record EncodedEvent(EventType type, String data) {}
