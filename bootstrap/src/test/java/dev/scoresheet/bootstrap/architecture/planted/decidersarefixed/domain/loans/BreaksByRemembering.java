package dev.scoresheet.bootstrap.architecture.planted.decidersarefixed.domain.loans;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

final class BreaksByRemembering implements Decider<String, Integer, String, String> {
    private int decided;

    @Override
    public Integer initial() {
        return decided;
    }

    @Override
    public Decision<String, String> decide(String command, Integer state) {
        decided++;
        return Decision.accept(command);
    }

    @Override
    public Integer evolve(Integer state, String event) {
        return state + 1;
    }
}
