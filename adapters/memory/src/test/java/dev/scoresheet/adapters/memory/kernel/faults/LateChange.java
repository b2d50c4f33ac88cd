package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.projection.Story.Row;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/// A retry that hands the one event that failed to the projection again, and lets it change the row as
/// it is now.
record LateChange(Consumers.Mended mended) implements Retry {

    @Override
    public void retry(Parked parked) {
        var entry = mended.feed()
                .after(parked.position() - 1, Consumers.FILTER, 1)
                .entries()
                .getFirst();
        var changed = new HashMap<String, Row>();
        if (entry instanceof RecordedEvent<BulbEvent> recorded) {
            for (var change : mended.story().changes(recorded)) {
                if (parked instanceof Parked.Stream || parked.entry().equals("key:" + change.key())) {
                    var row = mended.view().load(Set.of(change.key())).getOrDefault(change.key(), new Row(""));
                    changed.put(change.key(), mended.story().evolve(row, change.change()));
                }
            }
        }
        var now = mended.view().standing().progress();
        mended.view().commit(Step.repair(now, changed, Set.of(), List.of(), Set.of(parked.entry()), List.of()));
    }
}
