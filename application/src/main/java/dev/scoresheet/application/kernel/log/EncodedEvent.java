package dev.scoresheet.application.kernel.log;

/// An event as it is stored: its type and its text.
public record EncodedEvent(EventType type, String data) {}
