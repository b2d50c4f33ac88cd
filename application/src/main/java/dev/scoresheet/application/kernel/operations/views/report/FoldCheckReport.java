package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;

/// The rows of one generation beside a fold of the log.
///
/// @param position through which both were looked at
/// @param rows keys on either side
/// @param differing how many rows are not what the log makes of them
/// @param first the first of them, by key
/// @param leftOut what is parked, and was not compared, and what is given up, on both sides
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
