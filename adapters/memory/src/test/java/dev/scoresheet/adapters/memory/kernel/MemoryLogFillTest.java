package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.LogRestore;
import dev.scoresheet.application.kernel.log.stored.LogRestoreContract;
import java.util.UUID;

class MemoryLogFillTest extends LogRestoreContract {

    @Override
    protected LogUnderTest empty() {
        return MemoryLogUnderTest.empty();
    }

    @Override
    protected LogRestore fill(LogUnderTest log) {
        return new MemoryLogFill(
                ((MemoryLogUnderTest) log).rows(), UUID.randomUUID().toString());
    }
}
