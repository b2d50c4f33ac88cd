package dev.scoresheet.adapters.memory.kernel.process.simulation;

import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.util.ArrayList;
import java.util.List;

/// Process manager that ends an instance only after its last event of a page.
final class FinishedLate extends ForwardingManager {

    private final List<Occurrence<BulbEvent>> page = new ArrayList<>();
    private List<Occurrence<BulbEvent>> rest = List.of();
    private boolean reads;

    FinishedLate(ProcessManager<BulbEvent, Tally, Tell> right) {
        super(right);
    }

    /// Collects the page: all of its events are asked for their instances first.
    @Override
    public List<String> instances(Occurrence<BulbEvent> occurrence) {
        if (!reads) {
            page.clear();
        }
        reads = true;
        page.add(occurrence);
        return super.instances(occurrence);
    }

    @Override
    public Tally evolve(Tally state, Occurrence<BulbEvent> occurrence) {
        reads = false;
        rest = page.subList(page.indexOf(occurrence) + 1, page.size());
        return super.evolve(state, occurrence);
    }

    @Override
    public boolean finished(Tally state) {
        return super.finished(state)
                && rest.stream().noneMatch(later -> super.instances(later).contains(state.instance()));
    }
}
