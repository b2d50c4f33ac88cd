package dev.scoresheet.bootstrap.architecture.chess.planted.decidersarefixed.domain.chess.game;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

final class BreaksByRemembering implements Decider<String, Integer, String, String> {
    private int asked;

    @Override
    public Integer initial() {
        return asked;
    }

    @Override
    public Decision<String, String> decide(String command, Integer state) {
        asked++;
        return Decision.accept(command);
    }

    @Override
    public Integer evolve(Integer state, String event) {
        return state + 1;
    }
}
