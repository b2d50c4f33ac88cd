package dev.scoresheet.application.kernel.projection.step;

import java.util.OptionalLong;

/// State of a view at one moment.
///
/// @param holdAt position at which its consumer ends a batch and waits; empty if there is no hold
/// @param paused true if an operator has paused it
/// @param parked number of parked entries
public record ViewStatus(Progress progress, Exclusions leftOut, OptionalLong holdAt, boolean paused, int parked) {}
