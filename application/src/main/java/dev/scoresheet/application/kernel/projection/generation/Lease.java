package dev.scoresheet.application.kernel.projection.generation;

/// Right to take steps in one generation for a limited time. The epoch in every step enforces it, not a clock.
public record Lease(long generation, String owner, long epoch) {}
