package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.ReceiptContract;

class MemoryReceiptTest extends ReceiptContract {

    @Override
    protected LogUnderTest log() {
        return MemoryLogUnderTest.empty();
    }
}
