package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.Pages;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import java.util.function.Consumer;

/// Export of the whole log as stored, in order of position: text verbatim, with digests and seals. A reader of the
/// export can verify it. The records of processes follow, with the receipts of their reactions. It contains no names
/// and no receipts of clients.
///
/// It ends at the head of the time when it began, and its records of processes are those of that moment. Events are
/// read in pages, without a snapshot, because nothing changes them. It checks nothing: a damaged log is exported as it
/// is, so [verify][dev.scoresheet.application.kernel.operations.Verification] first.
public final class Export {

    private static final int PAGE = 500;
    private static final String STAGE = "exported events";

    private final LogReader log;
    private final ExportSnapshots snapshots;
    private final LogDigest digest;
    private final ExportFormat format;

    public Export(LogReader log, ExportSnapshots snapshots, LogDigest digest, ExportFormat format) {
        this.log = log;
        this.snapshots = snapshots;
        this.digest = digest;
        this.format = format;
    }

    /// @param lines consumer of each line, called on the calling thread; its exception ends the export
    /// @return number of exported events
    public long export(Consumer<String> lines, ProgressListener progress) {
        try (var snapshot = snapshots.take()) {
            var head = snapshot.head();
            lines.accept(format.line(new ExportLine.Log(head, snapshot.records())));
            long written = events(head, line -> lines.accept(format.line(line)), progress);
            if (snapshot.records() > 0) {
                records(snapshot, lines);
            }
            progress.at(STAGE, head.position(), head.position());
            return written;
        }
    }

    private long events(LogHead head, Consumer<ExportLine> lines, ProgressListener progress) {
        var events = new Pages<>(log::events, StoredEvent::position, Long.MIN_VALUE, PAGE);
        var seals = new Pages<>(log::seals, Seal::first, Long.MIN_VALUE, PAGE);
        long written = 0;
        for (var next = events.peek(); next.isPresent(); next = events.peek()) {
            var event = next.get();
            if (event.position() > head.position()) {
                break;
            }
            lines.accept(new ExportLine.Event(event));
            events.advance();
            written++;
            sealsThrough(event.position(), seals, lines);
            if (written % PAGE == 0) {
                progress.at(STAGE, event.position(), head.position());
            }
        }
        sealsThrough(head.position(), seals, lines);
        return written;
    }

    private static void sealsThrough(long position, Pages<Seal> seals, Consumer<ExportLine> lines) {
        for (var next = seals.peek(); next.isPresent() && next.get().last() <= position; next = seals.peek()) {
            lines.accept(new ExportLine.Sealed(next.get()));
            seals.advance();
        }
    }

    private void records(ExportSnapshot snapshot, Consumer<String> lines) {
        var chain = new RecordChain(digest, snapshot.head().chain());
        snapshot.each(content -> {
            var line = format.line(new ExportLine.Transferred(content));
            chain.add(line);
            lines.accept(line);
        });
        lines.accept(format.line(new ExportLine.End(chain.last())));
    }
}
