package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Log that writes each second append before the first one.
final class ReversedLog extends OverLog {

    private final List<Append<BulbEvent>> kept = new ArrayList<>();

    ReversedLog(EventStore<BulbEvent> right) {
        super(right);
    }

    @Override
    public AppendResult append(Append<BulbEvent> append) {
        if (kept.isEmpty()) {
            kept.add(append);
            return new AppendResult.Appended(Map.of(), OptionalLong.of(1), OptionalLong.of(1));
        }
        var result = super.append(append);
        super.append(toAnyVersion((Append.Keyed<BulbEvent>) kept.removeFirst()));
        return result;
    }

    private static Append<BulbEvent> toAnyVersion(Append.Keyed<BulbEvent> append) {
        var streams = new ArrayList<StreamAppend<? extends BulbEvent>>();
        for (var part : append.streams()) {
            streams.add(
                    new StreamAppend<BulbEvent>(part.stream(), new ExpectedVersion.Any(), List.copyOf(part.events())));
        }
        return new Append.Keyed<>(streams, append.receipt(), append.metadata(), append.fence());
    }
}
