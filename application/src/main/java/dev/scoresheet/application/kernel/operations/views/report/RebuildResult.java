package dev.scoresheet.application.kernel.operations.views.report;

import java.time.Duration;

/// A rebuild that came to its end: a generation that is complete, followed and caught up, and serves
/// nobody yet.
///
/// @param position through which it stands
/// @param rows about
/// @param passes that the load took
/// @param resumed whether an earlier rebuild, or a release that found no generation, had begun it
public record RebuildResult(
        String view,
        int version,
        long generation,
        long position,
        long rows,
        int parked,
        int passes,
        boolean resumed,
        Duration duration) {}
