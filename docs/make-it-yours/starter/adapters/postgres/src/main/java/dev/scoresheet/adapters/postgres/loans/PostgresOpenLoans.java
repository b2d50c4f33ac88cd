package dev.scoresheet.adapters.postgres.loans;

import static dev.scoresheet.adapters.postgres.loans.jooq.Tables.OPEN_LOANS;
import static org.jooq.impl.DSL.condition;

import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.loans.OpenLoan;
import dev.scoresheet.application.loans.OpenLoansProjection;
import dev.scoresheet.application.loans.OpenLoansQueries;
import dev.scoresheet.domain.loans.ReaderId;
import java.util.List;
import org.jooq.Condition;

/// Queries of open loans on tables. The kernel points the name of the shape to the table that serves.
public record PostgresOpenLoans(PostgresViews views) implements OpenLoansQueries {

    @Override
    public ViewAnswer<List<OpenLoan>> of(ReaderId reader) {
        return all(OPEN_LOANS.READER.eq(reader.value()));
    }

    @Override
    public ViewAnswer<List<OpenLoan>> toRemind() {
        return all(condition(OPEN_LOANS.OVERDUE).andNot(OPEN_LOANS.REMINDED));
    }

    private ViewAnswer<List<OpenLoan>> all(Condition wanted) {
        return views.read(
                new OpenLoansProjection().identity(),
                sql -> sql.selectFrom(OPEN_LOANS)
                        .where(wanted)
                        .orderBy(OPEN_LOANS.DUE, OPEN_LOANS.ID)
                        .fetch(OpenLoansTable::loan));
    }
}
