package dev.scoresheet.application.loans;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.ReaderId;
import java.time.LocalDate;

/// Open loan: a row of the read model.
///
/// @param reminded true if the reader was reminded of this due day
public record OpenLoan(LoanId id, ReaderId reader, CopyId copy, LocalDate due, int extensions, boolean reminded) {

    OpenLoan extended(LocalDate newDue) {
        return new OpenLoan(id, reader, copy, newDue, extensions + 1, false);
    }

    OpenLoan wasReminded() {
        return new OpenLoan(id, reader, copy, due, extensions, true);
    }
}
