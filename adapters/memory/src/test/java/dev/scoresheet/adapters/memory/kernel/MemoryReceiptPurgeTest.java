package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.faults.SimulatedClock;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.ReceiptPurgeContract;
import dev.scoresheet.application.kernel.operations.ReceiptPurge;
import java.time.Duration;

class MemoryReceiptPurgeTest extends ReceiptPurgeContract {

    private final SimulatedClock clock = new SimulatedClock();
    private final MemoryLogUnderTest log = MemoryLogUnderTest.empty(clock);

    @Override
    protected LogUnderTest log() {
        return log;
    }

    @Override
    protected ReceiptPurge purge() {
        return log.log().receiptPurge();
    }

    @Override
    protected void age(Duration time) {
        clock.pass(time);
    }
}
