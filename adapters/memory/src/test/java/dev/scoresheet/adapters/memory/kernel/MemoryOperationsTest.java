package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.views.ViewOperationsContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;

class MemoryOperationsTest extends ViewOperationsContract {

    private final MemoryViewsUnderTest store = MemoryViewsUnderTest.empty();

    @Override
    protected ViewsUnderTest store() {
        return store;
    }

    @Override
    protected PositionReader positions() {
        return new MemoryPositions(store.log().rows());
    }
}
