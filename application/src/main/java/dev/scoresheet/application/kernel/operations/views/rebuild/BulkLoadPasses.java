package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.KeySelection;
import dev.scoresheet.application.kernel.operations.views.fold.LogFold;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.RowsRefused;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/// Passes of one bulk load, from the first unfinished one on. Each pass folds a range of keys from the whole log and
/// writes its rows. The indexes are made at the end.
final class BulkLoadPasses<E, K, X, V> {

    /// The rows of a pass exceeded their memory limit.
    static final class OutOfBudget extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private static final int PAGE = 1_000;

    private final ReadModels<E> models;
    private final FollowedProjection<E, K, X, V> followed;
    private final FoldParallelism crew;
    private final long rowsAtMost;
    private final ProgressListener watch;

    /// @param rowsAtMost most rows that one pass may hold in memory
    BulkLoadPasses(
            ReadModels<E> models,
            FollowedProjection<E, K, X, V> followed,
            FoldParallelism crew,
            long rowsAtMost,
            ProgressListener watch) {
        this.models = models;
        this.followed = followed;
        this.crew = crew;
        this.rowsAtMost = rowsAtMost;
        this.watch = watch;
    }

    /// True if the load finished; false if it was told to end before.
    boolean load(Generation generation, LoadHeartbeat loader) throws InterruptedException, OutOfBudget {
        var load = generation.load().orElseThrow();
        for (int pass = load.done(); pass < load.passes(); pass++) {
            if (!pass(generation.number(), load, pass, loader)) {
                return false;
            }
        }
        watch.at("making the indexes", 0, 1);
        models.views().bulkLoad(followed.projection()).index(generation.number());
        watch.at("making the indexes", 1, 1);
        models.generations().finishLoad(generation.number());
        return true;
    }

    private boolean pass(long generation, Generation.Load load, int pass, LoadHeartbeat loader)
            throws InterruptedException, OutOfBudget {
        var stage = load.passes() == 1 ? "" : "pass %d of %d: ".formatted(pass + 1, load.passes());
        var givenUp = Exclusions.of(List.of(), models.generations().givenUp(followed.identity()));
        var keys = KeySelection.range(pass, load.passes());
        var fold = new LogFold<>(models, followed, crew, givenUp, keys);
        var tooMany = new boolean[1];
        var whole = fold.advance(load.through(), (position, rows) -> {
            watch.at(stage + "reading events", position, load.through());
            tooMany[0] = rows > rowsAtMost;
            return loader.at(position) && !tooMany[0];
        });
        if (tooMany[0] || Counted.of(fold) > rowsAtMost) {
            throw new OutOfBudget();
        }
        if (!whole || loader.isToEnd()) {
            return false;
        }
        write(generation, load, pass, stage, fold);
        return true;
    }

    private void write(long generation, Generation.Load load, int pass, String stage, LogFold<E, K, X, V> fold)
            throws InterruptedException {
        var delivered = pass + 1 == load.passes() ? fold.delivered() : List.<DeliveryBucket>of();
        var further = further(fold, load.through());
        var bulk = models.views().bulkLoad(followed.projection());
        try {
            bulk.pass(
                    generation,
                    pass,
                    new Counted<>(fold, stage + "writing rows", watch),
                    fold.parked(),
                    further,
                    delivered);
        } catch (RowsRefused _) {
            watch.at(stage + "finding the rows that the store refuses", 0, 1);
            var parked = new ArrayList<>(fold.parked());
            parked.addAll(new RefusedRowParker<>(models, followed, crew, generation).parked(fold));
            bulk.pass(generation, pass, new Counted<>(fold, stage + "writing rows", watch), parked, further, delivered);
        }
    }

    /// Counts the later events behind each parked entry. The fold counts those of keys; those of streams are counted
    /// here.
    private Map<String, Long> further(LogFold<E, K, X, V> fold, long through) {
        var further = new HashMap<>(fold.further());
        for (var entry : fold.parked()) {
            if (entry instanceof Parked.Stream(StreamId stream, long position, String _)) {
                var later = later(stream, position, through);
                if (later > 0) {
                    further.put(entry.entry(), later);
                }
            }
        }
        return further;
    }

    private long later(StreamId stream, long position, long through) {
        long count = 0;
        long version = 0;
        for (var page = models.log().events(stream, version, PAGE);
                !page.isEmpty();
                page = models.log().events(stream, version, PAGE)) {
            count += page.stream()
                    .filter(row -> row.position() > position && row.position() <= through)
                    .filter(row -> followed.filter().accepts(row.category(), row.type()))
                    .count();
            version = page.getLast().version();
        }
        return count;
    }

    /// Rows of all folders, counted as they are read.
    private static final class Counted<K, V> implements Iterator<Map.Entry<K, V>> {
        private static final int BETWEEN_LOOKS = 1_000;

        private final Iterator<Map<K, V>> parts;
        private final long of;
        private final String stage;
        private final ProgressListener watch;
        private Iterator<Map.Entry<K, V>> part = Map.<K, V>of().entrySet().iterator();
        private long taken;

        Counted(LogFold<?, K, ?, V> fold, String stage, ProgressListener watch) {
            this.parts = fold.rows().iterator();
            this.of = of(fold);
            this.stage = stage;
            this.watch = watch;
        }

        static long of(LogFold<?, ?, ?, ?> fold) {
            return fold.rows().stream().mapToLong(Map::size).sum();
        }

        @Override
        public boolean hasNext() {
            while (!part.hasNext() && parts.hasNext()) {
                part = parts.next().entrySet().iterator();
            }
            return part.hasNext();
        }

        @Override
        public Map.Entry<K, V> next() {
            if (++taken % BETWEEN_LOOKS == 0 || taken == of) {
                watch.at(stage, taken, of);
            }
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return part.next();
        }
    }
}
