package dev.scoresheet.bootstrap.architecture.planted.eventsarevalues.domain.loans;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

final class LoanDecider implements Decider<String, Integer, LoanEvent, String> {

    @Override
    public Integer initial() {
        return 0;
    }

    @Override
    public Decision<LoanEvent, String> decide(String command, Integer state) {
        return Decision.nothing();
    }

    @Override
    public Integer evolve(Integer state, LoanEvent event) {
        return state;
    }
}
