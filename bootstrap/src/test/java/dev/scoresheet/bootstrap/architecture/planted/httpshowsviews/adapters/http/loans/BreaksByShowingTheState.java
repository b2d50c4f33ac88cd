package dev.scoresheet.bootstrap.architecture.planted.httpshowsviews.adapters.http.loans;

import dev.scoresheet.bootstrap.architecture.planted.httpshowsviews.domain.loans.Loan;

final class BreaksByShowingTheState {
    final Loan loan = new Loan();
}
