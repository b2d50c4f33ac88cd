package dev.scoresheet.application.kernel.projection.step;

import java.util.OptionalLong;

/// How a view stands, read at one moment.
///
/// @param holdAt a position at which its consumer ends a batch and waits; none when nobody asked, or no
///     longer
/// @param paused whether an operator has stopped it
/// @param parked how many entries are parked
public record ViewStatus(Progress progress, Exclusions leftOut, OptionalLong holdAt, boolean paused, int parked) {}
