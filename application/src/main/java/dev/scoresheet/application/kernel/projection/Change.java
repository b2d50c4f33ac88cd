package dev.scoresheet.application.kernel.projection;

/// What an event does to one row.
public record Change<K, X>(K key, X change) {}
