package dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.copy;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

final class CopyDecider implements Decider<String, Copy, CopyEvent, String> {

    @Override
    public Copy initial() {
        return new Copy();
    }

    @Override
    public Decision<CopyEvent, String> decide(String command, Copy state) {
        return Decision.nothing();
    }

    @Override
    public Copy evolve(Copy state, CopyEvent event) {
        return state;
    }
}
