package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.LeasesContract;

class MemoryLeasesTest extends LeasesContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
