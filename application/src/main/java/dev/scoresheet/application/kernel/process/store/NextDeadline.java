package dev.scoresheet.application.kernel.process.store;

import java.time.Instant;
import java.util.Optional;

/// Earliest deadline of a partition that is not due yet.
///
/// @param asOf instant of the store
public record NextDeadline(Instant asOf, Optional<Instant> at) {}
