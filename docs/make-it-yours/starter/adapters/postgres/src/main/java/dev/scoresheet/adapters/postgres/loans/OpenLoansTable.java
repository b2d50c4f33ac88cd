package dev.scoresheet.adapters.postgres.loans;

import static dev.scoresheet.adapters.postgres.loans.jooq.Tables.OPEN_LOANS;

import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable.Getter;
import dev.scoresheet.application.loans.OpenLoan;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.ReaderId;
import java.util.List;
import java.util.Optional;
import org.jooq.Record;

/// Table of open loans, with the conversion of keys and rows to columns and back.
public final class OpenLoansTable {

    private static final ViewTable<LoanId, Optional<OpenLoan>> TABLE = ViewTable.<LoanId, Optional<OpenLoan>>of(
                    "open-loans", OPEN_LOANS)
            .key(OPEN_LOANS.ID, LoanId::value)
            .value(OPEN_LOANS.READER, of(loan -> loan.reader().value()))
            .value(OPEN_LOANS.COPY, of(loan -> loan.copy().value()))
            .value(OPEN_LOANS.DUE, of(OpenLoan::due))
            .value(OPEN_LOANS.EXTENSIONS, of(OpenLoan::extensions))
            .value(OPEN_LOANS.OVERDUE, of(OpenLoan::overdue))
            .value(OPEN_LOANS.REMINDED, of(OpenLoan::reminded))
            .reading(row -> new LoanId(row.get(OPEN_LOANS.ID)), row -> Optional.of(loan(row)));

    private OpenLoansTable() {}

    /// Returns the tables of all read models of this subject.
    public static List<ViewTable<?, ?>> all() {
        return List.of(TABLE);
    }

    /// Returns the getter of a column. A loan that is not open has no row.
    private static <C> Getter<Optional<OpenLoan>, C> of(Getter<OpenLoan, C> column) {
        return row -> column.of(row.orElseThrow());
    }

    static OpenLoan loan(Record row) {
        return new OpenLoan(
                new LoanId(row.get(OPEN_LOANS.ID)),
                new ReaderId(row.get(OPEN_LOANS.READER)),
                new CopyId(row.get(OPEN_LOANS.COPY)),
                row.get(OPEN_LOANS.DUE),
                row.get(OPEN_LOANS.EXTENSIONS),
                row.get(OPEN_LOANS.OVERDUE),
                row.get(OPEN_LOANS.REMINDED));
    }
}
