package dev.scoresheet.application.kernel.projection;

/// Change of one row by an event.
public record Change<K, X>(K key, X change) {}
