package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.GenerationsContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;

class MemoryGenerationsTest extends GenerationsContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
