package dev.scoresheet.application.kernel.operations.views.model;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;

/// This process, as leases and loads name it.
///
/// @param name name of this process, unique among processes
/// @param lease duration of a lease that this process takes
public record Node(String name, Duration lease, TimeSource time) {}
