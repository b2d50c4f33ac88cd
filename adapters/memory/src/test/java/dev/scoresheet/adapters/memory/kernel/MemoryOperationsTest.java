package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.Positions;
import dev.scoresheet.application.kernel.operations.views.OperationsContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;

class MemoryOperationsTest extends OperationsContract {

    private final MemoryViewsUnderTest store = MemoryViewsUnderTest.empty();

    @Override
    protected ViewsUnderTest store() {
        return store;
    }

    @Override
    protected Positions positions() {
        return new MemoryPositions(store.log().rows());
    }
}
