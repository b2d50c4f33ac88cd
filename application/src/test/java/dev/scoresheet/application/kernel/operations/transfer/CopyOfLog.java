package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// Content of a log, for restoring it in another one: `restore(new CopyOfLog(reader))` gives an empty log the same
/// events at the same positions. The log must not grow during the copy.
public final class CopyOfLog implements LogRestore.Content {

    private final LogReader log;
    private final int rows;
    private final ArrayDeque<TransferredRecord> records;
    private long position;
    private long sealed;

    public CopyOfLog(LogReader log) {
        this(log, 500);
    }

    public CopyOfLog(LogReader log, int rows) {
        this(log, rows, List.of());
    }

    /// @param records records of processes, one in each piece after the events
    public CopyOfLog(LogReader log, int rows, List<TransferredRecord> records) {
        this.log = log;
        this.rows = rows;
        this.records = new ArrayDeque<>(records);
    }

    @Override
    public Optional<LogRestore.Piece> next(LogRestore.Versions soFar) {
        var events = log.events(position, rows);
        if (!events.isEmpty()) {
            position = events.getLast().position();
        }
        List<Seal> seals = log.seals(sealed, rows).stream()
                .filter(seal -> seal.last() <= position)
                .toList();
        if (!seals.isEmpty()) {
            sealed = seals.getLast().first();
        }
        return events.isEmpty() && seals.isEmpty()
                ? Optional.ofNullable(records.poll())
                        .map(record -> new LogRestore.Piece(List.of(), List.of(), List.of(record)))
                : Optional.of(new LogRestore.Piece(events, seals, List.of()));
    }
}
