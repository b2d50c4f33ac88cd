package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;

/// A candidate beside what serves, both at one position.
///
/// @param rows keys on either side
/// @param differing how many rows differ, beyond what was declared
/// @param first the first of them
/// @param leftOut keys that were not compared, since they are parked on either side or declared to
///     differ
public record ComparisonReport(
        String view,
        long candidate,
        long serving,
        long position,
        long rows,
        long differing,
        List<RowDifference> first,
        List<String> leftOut) {

    public boolean same() {
        return differing == 0;
    }

    /// For the record.
    public String sentence() {
        return "generation %d against %d at position %d: %d of %d rows differ, %d left out"
                .formatted(candidate, serving, position, differing, rows, leftOut.size());
    }
}
