package dev.scoresheet.application.kernel.operations.views.report;

/// Estimate of a rebuild from a sample of the log. It helps to decide whether to wait; it is too rough for planning a
/// budget.
///
/// @param events number of positions of the log to read in each pass
/// @param rows number of expected rows
/// @param diskBytes bytes of the new generation with its key
/// @param memoryBytes bytes of all rows in memory at once
/// @param passes number of passes that keeps the rows of each within the memory budget
public record RebuildEstimate(
        long events, long sampled, long rows, long diskBytes, long memoryBytes, int passes, double seconds) {}
