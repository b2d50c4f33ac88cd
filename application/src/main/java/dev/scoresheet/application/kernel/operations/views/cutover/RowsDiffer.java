package dev.scoresheet.application.kernel.operations.views.cutover;

import dev.scoresheet.application.kernel.operations.views.report.ComparisonReport;

/// Failure of a cut-over because the candidate's rows differ from the serving rows.
public final class RowsDiffer extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ComparisonReport report;

    public RowsDiffer(ComparisonReport report) {
        super(report.sentence());
        this.report = report;
    }

    public ComparisonReport report() {
        return report;
    }
}
