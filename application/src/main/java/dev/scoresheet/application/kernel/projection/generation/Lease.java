package dev.scoresheet.application.kernel.projection.generation;

/// The right to take steps in one generation, for a while. What enforces it is the epoch in every step,
/// not a clock.
public record Lease(long generation, String owner, long epoch) {}
