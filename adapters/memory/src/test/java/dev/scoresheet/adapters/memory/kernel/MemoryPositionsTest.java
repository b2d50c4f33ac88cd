package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.log.stored.PositionReaderContract;

class MemoryPositionsTest extends PositionReaderContract {

    private final MemoryLogUnderTest log = MemoryLogUnderTest.empty();

    @Override
    protected LogUnderTest log() {
        return log;
    }

    @Override
    protected PositionReader positions() {
        return new MemoryPositions(log.rows());
    }
}
