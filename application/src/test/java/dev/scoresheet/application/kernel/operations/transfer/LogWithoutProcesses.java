package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import java.util.function.Consumer;

/// Moments of a log on which no process was started.
public record LogWithoutProcesses(LogReader log) implements ExportSnapshots {

    private record Moment(LogHead head) implements ExportSnapshot {

        @Override
        public long records() {
            return 0;
        }

        @Override
        public void each(Consumer<TransferredRecord> taker) {
            throw new AssertionError("there are no records");
        }

        @Override
        public void close() {
            // holds nothing open
        }
    }

    @Override
    public ExportSnapshot take() {
        return new Moment(log.head());
    }
}
