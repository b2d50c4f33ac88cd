package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.domain.loans.ReaderId;
import java.util.List;

/// Queries of the view of [OpenLoansProjection]. The first due loan is first. Thread-safe; calls block.
///
/// Throws [dev.scoresheet.application.kernel.projection.ViewNotReady] when no generation of the view serves.
public interface OpenLoansQueries {

    ViewAnswer<List<OpenLoan>> of(ReaderId reader);

    /// Returns the overdue loans whose readers were not reminded.
    ViewAnswer<List<OpenLoan>> toRemind();
}
