package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;

class MemoryViewTest extends ViewContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
