package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.operations.transfer.ExportSnapshot;
import dev.scoresheet.application.kernel.operations.transfer.TransferredRecord;
import java.util.List;
import java.util.function.Consumer;

/// Moment of a store in memory, copied under its lock.
public record MemoryExportSnapshot(LogHead head, List<TransferredRecord> all) implements ExportSnapshot {

    public MemoryExportSnapshot {
        all = List.copyOf(all);
    }

    @Override
    public long records() {
        return all.size();
    }

    @Override
    public void each(Consumer<TransferredRecord> taker) {
        all.forEach(taker);
    }

    @Override
    public void close() {
        // holds nothing open
    }
}
