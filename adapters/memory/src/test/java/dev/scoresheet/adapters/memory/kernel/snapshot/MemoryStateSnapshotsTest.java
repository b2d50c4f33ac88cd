package dev.scoresheet.adapters.memory.kernel.snapshot;

import static dev.scoresheet.application.kernel.log.Appends.appended;
import static dev.scoresheet.application.kernel.log.Appends.fresh;
import static dev.scoresheet.application.kernel.log.Appends.freshStream;
import static dev.scoresheet.application.kernel.log.Appends.life;

import dev.scoresheet.adapters.memory.kernel.MemoryLogUnderTest;
import dev.scoresheet.application.kernel.command.StateSnapshotStore;
import dev.scoresheet.application.kernel.command.StateSnapshotStoreContract;
import dev.scoresheet.application.kernel.log.LogUnderTest;

class MemoryStateSnapshotsTest extends StateSnapshotStoreContract {

    private MemoryLogUnderTest present = MemoryLogUnderTest.empty();
    private final MemoryLogUnderTest log = present;

    @Override
    protected LogUnderTest log() {
        appended(log.store().append(fresh(freshStream(), 0, life(3))));
        return log;
    }

    @Override
    protected StateSnapshotStore snapshots() {
        return new MemoryStateSnapshots(new ReaderOf(() -> present.reader()));
    }

    @Override
    protected void replaceLog() {
        present = MemoryLogUnderTest.empty();
        for (int i = 0; i < 5; i++) {
            appended(present.store().append(fresh(freshStream(), 0, life(3))));
        }
    }
}
