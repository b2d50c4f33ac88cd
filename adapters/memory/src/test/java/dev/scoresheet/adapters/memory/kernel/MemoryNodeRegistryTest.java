package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.node.NodeRegistryContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;

class MemoryNodeRegistryTest extends NodeRegistryContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
