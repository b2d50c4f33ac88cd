package dev.scoresheet.bootstrap.architecture.planted.familiesarerecords.domain.loans;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

final class LoanDecider implements Decider<LoanCommand, Integer, String, String> {

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Decision<String, String> decide(LoanCommand command, Integer state) {
        return Decision.nothing();
    }

    @Override
    public Integer evolve(Integer state, String event) {
        return state;
    }
}
