package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.generation.BulkReaderContract;

class MemoryBulkReaderTest extends BulkReaderContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
