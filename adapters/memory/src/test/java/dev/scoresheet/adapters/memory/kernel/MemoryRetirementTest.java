package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.RetirementContract;

class MemoryRetirementTest extends RetirementContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
