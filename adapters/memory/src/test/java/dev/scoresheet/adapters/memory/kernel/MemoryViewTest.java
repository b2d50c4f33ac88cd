package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.step.ViewContract;

class MemoryViewTest extends ViewContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
