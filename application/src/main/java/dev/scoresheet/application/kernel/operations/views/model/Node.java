package dev.scoresheet.application.kernel.operations.views.model;

import java.time.Duration;

/// Who works here, as leases and loads name it.
///
/// @param name of this process; no other has it
/// @param lease how long a lease lasts that is taken here
public record Node(String name, Duration lease, TimeSource time) {}
