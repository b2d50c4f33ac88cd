package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.EventStoreContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;

class MemoryEventStoreTest extends EventStoreContract {

    @Override
    protected LogUnderTest log() {
        return MemoryLogUnderTest.empty();
    }
}
