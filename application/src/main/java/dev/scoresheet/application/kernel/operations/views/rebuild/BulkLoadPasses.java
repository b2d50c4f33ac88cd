package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.fold.KeySelection;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.RowsRefused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Passes of one bulk load, from the first unfinished one on. Each pass folds a range of keys from the whole
/// log and writes its rows. The indexes are made at the end.
///
/// @param rowsAtMost most rows that one pass may hold in memory
record BulkLoadPasses<K, V>(OperatedView<?, K, ?, V> view, long rowsAtMost, ProgressListener listener) {

    /// The rows of a pass exceeded their memory limit.
    static final class OutOfBudget extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// True if the load finished; false if it was told to end before.
    boolean load(Generation generation, LoadHeartbeat heartbeat) throws InterruptedException, OutOfBudget {
        var load = generation.load().orElseThrow();
        for (int pass = load.done(); pass < load.passes(); pass++) {
            if (!pass(generation.number(), load, pass, heartbeat)) {
                return false;
            }
        }
        listener.at("making the indexes", 0, 1);
        view.bulkLoad().index(generation.number());
        listener.at("making the indexes", 1, 1);
        view.generations().finishLoad(generation.number());
        return true;
    }

    private boolean pass(long generation, Generation.Load load, int pass, LoadHeartbeat heartbeat)
            throws InterruptedException, OutOfBudget {
        var stage = load.passes() == 1 ? "" : "pass %d of %d: ".formatted(pass + 1, load.passes());
        var fold = new LogFold<>(view, view.givenUp(), KeySelection.range(pass, load.passes()));
        var tooMany = new boolean[1];
        var whole = fold.advance(load.through(), (position, rows) -> {
            listener.at(stage + "reading events", position, load.through());
            tooMany[0] = rows > rowsAtMost;
            return heartbeat.at(position) && !tooMany[0];
        });
        if (tooMany[0] || RowsOfFold.count(fold) > rowsAtMost) {
            throw new OutOfBudget();
        }
        if (!whole || heartbeat.isToEnd()) {
            return false;
        }
        write(generation, load, pass, stage, fold);
        return true;
    }

    private void write(long generation, Generation.Load load, int pass, String stage, LogFold<?, K, ?, V> fold)
            throws InterruptedException {
        try {
            write(generation, load, pass, stage, fold, fold.parked());
        } catch (RowsRefused _) {
            listener.at(stage + "finding the rows that the store refuses", 0, 1);
            var parked = new ArrayList<>(fold.parked());
            parked.addAll(new RefusedRowParker<>(view, generation).parked(fold));
            write(generation, load, pass, stage, fold, parked);
        }
    }

    private void write(
            long generation,
            Generation.Load load,
            int pass,
            String stage,
            LogFold<?, K, ?, V> fold,
            List<Parked> parked) {
        var delivered = pass + 1 == load.passes() ? fold.delivered() : List.<DeliveryBucket>of();
        var rows = new RowsOfFold<>(fold, stage + "writing rows", listener);
        view.bulkLoad().pass(generation, pass, rows, parked, further(fold, load.through()), delivered);
    }

    /// Counts the later events behind each parked entry. The fold counts those of keys; those of streams are
    /// counted here.
    private Map<String, Long> further(LogFold<?, K, ?, V> fold, long through) {
        var further = new HashMap<>(fold.further());
        for (var entry : fold.parked()) {
            if (entry instanceof Parked.Stream(StreamId stream, long position, String _)) {
                var later = view.events(stream, position + 1, through).count();
                if (later > 0) {
                    further.put(entry.entry(), later);
                }
            }
        }
        return further;
    }
}
