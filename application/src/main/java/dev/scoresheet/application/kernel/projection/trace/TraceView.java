package dev.scoresheet.application.kernel.projection.trace;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.Visibility;

/// View `trace` of a running system.
public record TraceView(ViewIdentity identity, TraceQueries queries, Visibility visibility) {}
