package dev.scoresheet.bootstrap.architecture.planted.kernelknowsnosubject.domain.kernel;

import dev.scoresheet.bootstrap.architecture.planted.kernelknowsnosubject.domain.loans.Loan;

final class BreaksByLending {
    final Loan loan = new Loan();
}
