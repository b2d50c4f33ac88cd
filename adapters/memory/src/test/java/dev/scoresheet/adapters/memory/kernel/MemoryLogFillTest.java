package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.LogFill;
import dev.scoresheet.application.kernel.log.LogFillContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import java.util.UUID;

class MemoryLogFillTest extends LogFillContract {

    @Override
    protected LogUnderTest empty() {
        return MemoryLogUnderTest.empty();
    }

    @Override
    protected LogFill fill(LogUnderTest log) {
        return new MemoryLogFill(
                ((MemoryLogUnderTest) log).rows(), UUID.randomUUID().toString());
    }
}
