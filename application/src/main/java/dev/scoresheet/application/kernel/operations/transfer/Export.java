package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.operations.Pages;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import java.util.function.Consumer;

/// Export of the whole log as stored, in order of position: text verbatim, with digests and seals. A reader of the
/// export can verify it. It contains no names and no receipts.
///
/// It ends at the head of the time when it began, reads in pages and holds no snapshot. It checks nothing: a damaged
/// log is exported as it is, so [verify][Verification] first.
public final class Export {

    private static final int PAGE = 500;
    private static final String STAGE = "exported events";

    private final LogReader log;

    public Export(LogReader log) {
        this.log = log;
    }

    /// @param lines consumer of each line, called on the calling thread; its exception ends the export
    /// @return number of exported events
    public long export(Consumer<ExportLine> lines, ProgressListener progress) {
        var head = log.head();
        lines.accept(new ExportLine.Log(head));
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
        progress.at(STAGE, head.position(), head.position());
        return written;
    }

    private static void sealsThrough(long position, Pages<Seal> seals, Consumer<ExportLine> lines) {
        for (var next = seals.peek(); next.isPresent() && next.get().last() <= position; next = seals.peek()) {
            lines.accept(new ExportLine.Sealed(next.get()));
            seals.advance();
        }
    }
}
