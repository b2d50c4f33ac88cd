package dev.scoresheet.adapters.memory.kernel.faults;

import dev.scoresheet.application.kernel.projection.Story.Row;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Views that keep less than a view promises.
final class FaultyViews {

    private FaultyViews() {}

    abstract static class Decorator implements View<String, Row> {

        final View<String, Row> view;

        Decorator(View<String, Row> view) {
            this.view = view;
        }

        @Override
        public ViewStatus standing() {
            return view.standing();
        }

        @Override
        public Map<String, Row> load(Set<String> keys) {
            return view.load(keys);
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

    /// The checkpoint first, then, if the process still lives, the rows.
    static final class TwoTransactions extends Decorator {

        private final Hazards hazards;

        TwoTransactions(View<String, Row> view, Hazards hazards) {
            super(view);
            this.hazards = hazards;
        }

        @Override
        public boolean commit(Step<String, Row> step) {
            var checkpoint = new Step<String, Row>(
                    step.expected(),
                    step.through(),
                    Map.of(),
                    Set.of(),
                    step.park(),
                    step.further(),
                    step.unpark(),
                    step.giveUp(),
                    step.delivered());
            if (!view.commit(checkpoint)) {
                return false;
            }
            hazards.strike();
            var now = view.standing().progress();
            return now.epoch() == step.expected().epoch()
                    && view.commit(Step.repair(now, step.put(), step.remove(), List.of(), Set.of(), List.of()));
        }
    }

    /// Every step is good, from whomever and from wherever.
    static final class Unfenced extends Decorator {

        Unfenced(View<String, Row> view) {
            super(view);
        }

        @Override
        public boolean commit(Step<String, Row> step) {
            var now = view.standing().progress();
            return view.commit(new Step<>(
                    now,
                    Math.max(now.position(), step.through()),
                    step.put(),
                    step.remove(),
                    step.park(),
                    step.further(),
                    step.unpark(),
                    step.giveUp(),
                    step.delivered()));
        }
    }

    /// Nothing is ever parked.
    static final class NeverParking extends Decorator {

        NeverParking(View<String, Row> view) {
            super(view);
        }

        @Override
        public boolean commit(Step<String, Row> step) {
            return view.commit(new Step<>(
                    step.expected(),
                    step.through(),
                    step.put(),
                    step.remove(),
                    List.of(),
                    Map.of(),
                    step.unpark(),
                    step.giveUp(),
                    step.delivered()));
        }
    }
}
