package dev.scoresheet.application.loans;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.ReaderId;
import java.time.Instant;

/// Open loan: a row of the read model.
///
/// @param reminded true if the reader of an overdue loan was reminded
public record OpenLoan(
        LoanId id, ReaderId reader, CopyId copy, Instant due, int extensions, boolean overdue, boolean reminded) {

    OpenLoan extended(Instant newDue) {
        return new OpenLoan(id, reader, copy, newDue, extensions + 1, false, false);
    }

    OpenLoan becameOverdue() {
        return new OpenLoan(id, reader, copy, due, extensions, true, false);
    }

    OpenLoan wasReminded() {
        return new OpenLoan(id, reader, copy, due, extensions, overdue, true);
    }
}
