package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.LeasesContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;

class MemoryLeasesTest extends LeasesContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
