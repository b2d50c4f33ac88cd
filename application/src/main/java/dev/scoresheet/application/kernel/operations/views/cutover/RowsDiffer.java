package dev.scoresheet.application.kernel.operations.views.cutover;

import dev.scoresheet.application.kernel.operations.views.report.ComparisonReport;

/// A candidate may not take over, since its rows differ from those that serve.
public final class RowsDiffer extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient ComparisonReport compared;

    public RowsDiffer(ComparisonReport compared) {
        super(compared.sentence());
        this.compared = compared;
    }

    public ComparisonReport compared() {
        return compared;
    }
}
