package dev.scoresheet.bootstrap.kernel.parking;

import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.generation.BulkLoad;
import dev.scoresheet.application.kernel.projection.generation.Snapshot;
import dev.scoresheet.application.kernel.projection.generation.Views;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/// A planted fault: views that keep what is parked and do not remember it.
record ForgetfulViews(Views views) implements Views {

    @Override
    public <K, V> View<K, V> view(Projection<?, K, ?, V> projection, long generation) {
        return new Forgetful<>(views.view(projection, generation));
    }

    @Override
    public <K, V> BulkLoad<K, V> bulkLoad(Projection<?, K, ?, V> projection) {
        return views.bulkLoad(projection);
    }

    @Override
    public Snapshot snapshot(Collection<Long> generations) {
        return views.snapshot(generations);
    }

    private record Forgetful<K, V>(View<K, V> view) implements View<K, V> {

        @Override
        public ViewStatus standing() {
            var known = view.standing();
            return new ViewStatus(known.progress(), Exclusions.NOTHING, known.holdAt(), known.paused(), known.parked());
        }

        @Override
        public Map<K, V> load(Set<K> keys) {
            return view.load(keys);
        }

        @Override
        public boolean commit(Step<K, V> step) {
            return view.commit(step);
        }

        @Override
        public Map<K, String> refused(Map<K, V> rows) {
            return view.refused(rows);
        }

        @Override
        public long rows() {
            return view.rows();
        }
    }
}
