package dev.scoresheet.application.kernel.process.store;

import java.time.Instant;
import java.util.Optional;

/// Earliest deadline of a partition that is not due yet.
///
/// @param now instant of the store
public record NextDeadline(Instant now, Optional<Instant> at) {}
