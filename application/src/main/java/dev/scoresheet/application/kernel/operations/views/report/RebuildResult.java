package dev.scoresheet.application.kernel.operations.views.report;

/// Result of a finished rebuild: a generation that is complete, followed and caught up, but does not serve yet.
///
/// @param position position of the generation
/// @param rows approximate number of rows
/// @param passes number of passes of the load
/// @param resumed true if an earlier rebuild, or a release without a generation of its own, had begun the load
public record RebuildResult(
        String view,
        int version,
        long generation,
        long position,
        long rows,
        int parked,
        int passes,
        boolean resumed,
        double seconds) {}
