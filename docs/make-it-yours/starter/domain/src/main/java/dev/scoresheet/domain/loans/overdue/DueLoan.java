package dev.scoresheet.domain.loans.overdue;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import java.time.Instant;

/// State of a loan in the process [OverdueLoans].
public sealed interface DueLoan {

    LoanId loan();

    record None(LoanId loan) implements DueLoan {}

    record Running(LoanId loan, CopyId copy, Instant due) implements DueLoan {}

    record Late(LoanId loan, CopyId copy) implements DueLoan {}
}
