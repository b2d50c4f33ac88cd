package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;

/// Comparison of a candidate with the serving generation, both at one position.
///
/// @param rows number of keys on either side
/// @param differing number of rows that differ in an undeclared way
/// @param first first differing rows
/// @param leftOut keys not compared, because they are parked on either side or declared to differ
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

    /// Returns the result as a sentence for the audit trail.
    public String sentence() {
        return "generation %d against %d at position %d: %d of %d rows differ, %d left out"
                .formatted(candidate, serving, position, differing, rows, leftOut.size());
    }
}
