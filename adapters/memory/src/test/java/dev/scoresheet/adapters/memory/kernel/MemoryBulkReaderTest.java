package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.BulkReaderContract;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;

class MemoryBulkReaderTest extends BulkReaderContract {

    @Override
    protected ViewsUnderTest store() {
        return MemoryViewsUnderTest.empty();
    }
}
