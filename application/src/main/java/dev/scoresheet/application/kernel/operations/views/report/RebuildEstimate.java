package dev.scoresheet.application.kernel.operations.views.report;

import java.time.Duration;

/// What a rebuild will take, from a sample of the log. Good for deciding whether to wait, not for
/// planning a budget.
///
/// @param events positions of the log that will be read, once a pass
/// @param rows that there will be
/// @param diskBytes of the new generation with its key
/// @param memoryBytes that all rows would take at once
/// @param passes so that the rows of each stay within the memory budget
public record RebuildEstimate(
        long events, long sampled, long rows, long diskBytes, long memoryBytes, int passes, Duration duration) {}
