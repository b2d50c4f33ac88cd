package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;

/// Comparison of the rows of one generation with a fold of the log.
///
/// @param position position of both sides
/// @param rows number of keys on either side
/// @param differing number of rows that differ from the fold
/// @param first first differing rows, by key
/// @param leftOut parked entries, which were not compared, and given-up events, which both sides leave out
public record FoldCheckReport(
        String view,
        long generation,
        long position,
        long rows,
        long differing,
        List<RowDifference> first,
        List<String> leftOut) {

    public boolean same() {
        return differing == 0;
    }
}
