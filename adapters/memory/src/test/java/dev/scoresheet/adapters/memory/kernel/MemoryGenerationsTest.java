package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.GenerationsContract;

class MemoryGenerationsTest extends GenerationsContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
