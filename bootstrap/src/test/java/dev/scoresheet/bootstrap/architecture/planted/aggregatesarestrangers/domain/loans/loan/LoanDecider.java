package dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.loan;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

final class LoanDecider implements Decider<String, Integer, String, String> {

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Decision<String, String> decide(String command, Integer state) {
        return Decision.nothing();
    }

    @Override
    public Integer evolve(Integer state, String event) {
        return state;
    }
}
