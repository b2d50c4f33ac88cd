package dev.scoresheet.adapters.postgres.kernel.inline;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.projection.Projection;

/// Projection that a node steps with its own appends.
///
/// @param filter the part of the log that it follows
public record Inlined<E, K, X, V>(Projection<E, K, X, V> projection, Filter filter) {}
