package dev.scoresheet.adapters.memory.kernel.trace;

import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.stored.StreamLengths;
import dev.scoresheet.application.kernel.log.stored.StreamLengthsContract;

class MemoryStreamLengthsTest extends StreamLengthsContract {

    private final MemoryLogUnderTest log = MemoryLogUnderTest.empty();

    @Override
    protected LogUnderTest log() {
        return log;
    }

    @Override
    protected StreamLengths lengths() {
        return log.log().streamLengths();
    }
}
