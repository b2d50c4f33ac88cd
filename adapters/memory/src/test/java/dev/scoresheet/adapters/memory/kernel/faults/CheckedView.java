package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.projection.Story.Row;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A view as a consumer has it, between which and its rows hazards strike, and whose writes are looked
/// at.
record CheckedView(View<String, Row> view, Hazards hazards, Consumer<Violation> found) implements View<String, Row> {

    @Override
    public ViewStatus standing() {
        return view.standing();
    }

    @Override
    public Map<String, Row> load(Set<String> keys) {
        return view.load(keys);
    }

    @Override
    public boolean commit(Step<String, Row> step) {
        hazards.strike();
        var committed = view.commit(step);
        if (committed && view.standing().progress().epoch() != step.expected().epoch()) {
            found.accept(Violation.STALE_EPOCH_WRITE);
        }
        hazards.strike();
        return committed;
    }

    @Override
    public Map<String, String> refused(Map<String, Row> rows) {
        return view.refused(rows);
    }

    @Override
    public long rows() {
        return view.rows();
    }
}
