package dev.scoresheet.bootstrap.architecture.planted.httpshowsviews.domain.loans;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

final class LoanDecider implements Decider<String, Loan, String, String> {

    @Override
    public Loan initial() {
        return new Loan();
    }

    @Override
    public Decision<String, String> decide(String command, Loan state) {
        return Decision.nothing();
    }

    @Override
    public Loan evolve(Loan state, String event) {
        return state;
    }
}
