package dev.scoresheet.adapters.memory.loans;

import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.loans.OpenLoan;
import dev.scoresheet.application.loans.OpenLoansProjection;
import dev.scoresheet.application.loans.OpenLoansQueries;
import dev.scoresheet.domain.loans.ReaderId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Queries of open loans in memory.
public record MemoryOpenLoans(MemoryViews views) implements OpenLoansQueries {

    private static final Comparator<OpenLoan> FIRST_DUE =
            Comparator.comparing(OpenLoan::due).thenComparing(loan -> loan.id().toString());

    @Override
    public ViewAnswer<List<OpenLoan>> of(ReaderId reader) {
        return all(loan -> loan.reader().equals(reader));
    }

    @Override
    public ViewAnswer<List<OpenLoan>> toRemind() {
        return all(loan -> loan.overdue() && !loan.reminded());
    }

    private ViewAnswer<List<OpenLoan>> all(Predicate<OpenLoan> wanted) {
        return views.read(
                new OpenLoansProjection(),
                rows -> rows.values().stream()
                        .flatMap(Optional::stream)
                        .filter(wanted)
                        .sorted(FIRST_DUE)
                        .toList());
    }
}
