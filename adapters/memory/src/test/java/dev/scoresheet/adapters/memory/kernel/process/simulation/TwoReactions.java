package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.List;

/// Log that writes a second reaction after the first one at each deadline.
final class TwoReactions extends OverLog {

    TwoReactions(EventStore<BulbEvent> right) {
        super(right);
    }

    @Override
    public AppendResult append(Append<BulbEvent> append) {
        var result = super.append(append);
        var keyed = (Append.Keyed<BulbEvent>) append;
        for (var part : keyed.streams()) {
            var note = Note.of(part.events().getFirst());
            if (note.kind().equals("ring")) {
                var first = keyed.receipt();
                super.append(new Append.Keyed<>(
                        List.of(new StreamAppend<>(
                                part.stream(),
                                new ExpectedVersion.Any(),
                                List.of(new Note("chime", 0, 0, "none", note.due()).event()))),
                        new Receipt(
                                new ReceiptKey(
                                        first.key().principal(), first.key().key() + " second"),
                                first.requestHash(),
                                first.outcome(),
                                first.seen()),
                        keyed.metadata(),
                        keyed.fence()));
            }
        }
        return result;
    }
}
