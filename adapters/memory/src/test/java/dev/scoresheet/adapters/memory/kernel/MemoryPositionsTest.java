package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.Positions;
import dev.scoresheet.application.kernel.log.PositionsContract;

class MemoryPositionsTest extends PositionsContract {

    private final MemoryLogUnderTest log = MemoryLogUnderTest.empty();

    @Override
    protected LogUnderTest log() {
        return log;
    }

    @Override
    protected Positions positions() {
        return new MemoryPositions(log.rows());
    }
}
