package dev.scoresheet.application.kernel.operations.views.inspect;

import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.DeliveryAudit;
import dev.scoresheet.application.kernel.operations.views.report.DeliveryAudit.Discrepancy;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/// Auditor of deliveries. It compares, bucket by bucket, the events delivered to each view with those that it
/// should have received. It does not check rows; the fold check does.
///
/// One auditor checks a correct, full bucket only once, so a repeated audit reads only new buckets.
/// Thread-safe.
public final class DeliveryAuditor {

    private static final int TRIES = 20;

    private final ReadModels<?> models;
    private final PositionReader positions;
    private final Map<Long, Long> rightBefore = new HashMap<>();

    public DeliveryAuditor(ReadModels<?> models, PositionReader positions) {
        this.models = models;
        this.positions = positions;
    }

    /// Audits the new buckets and those with earlier discrepancies, in all generations that this release
    /// follows.
    public synchronized DeliveryAudit audit() {
        var found = new ArrayList<Discrepancy>();
        long buckets = 0;
        int generations = 0;
        for (var view : models.all()) {
            for (var generation : models.generations().all()) {
                if (generation.identity().equals(view.identity())
                        && generation.role().isFollowed()) {
                    generations++;
                    buckets += audit(view, generation, found);
                }
            }
        }
        return new DeliveryAudit(generations, buckets, found);
    }

    private long audit(OperatedView<?, ?, ?, ?> view, Generation generation, List<Discrepancy> found) {
        var number = generation.number();
        var from = rightBefore.getOrDefault(number, 0L);
        var read = deliveries(view.rows(number), number, from);
        if (read.isEmpty()) {
            return 0;
        }
        var through = read.get().through();
        var expected = expected(view.followed().filter(), from * DeliveryBucket.SIZE, through);
        var before = found.size();
        var last = DeliveryBucket.bucketOf(Math.max(1, through));
        for (long bucket = from; bucket <= last; bucket++) {
            var should = expected.getOrDefault(bucket, new DeliveryBucket(bucket, 0, 0));
            var was = read.get().delivered().getOrDefault(bucket, new DeliveryBucket(bucket, 0, 0));
            if (!should.equals(was)) {
                found.add(discrepancy(generation, should, was, through));
            } else if (found.size() == before && (bucket + 1) * DeliveryBucket.SIZE <= through) {
                rightBefore.put(number, bucket + 1);
            }
        }
        return last - from + 1;
    }

    /// Deliveries through a checkpoint, both read at the same moment.
    private record Deliveries(long through, Map<Long, DeliveryBucket> delivered) {}

    private Optional<Deliveries> deliveries(View<?, ?> view, long generation, long from) {
        for (int tried = 0; tried < TRIES; tried++) {
            var before = view.standing().progress().position();
            var delivered = new HashMap<Long, DeliveryBucket>();
            models.generations().deliveries(generation, from).forEach(of -> delivered.put(of.bucket(), of));
            if (view.standing().progress().position() == before) {
                return Optional.of(new Deliveries(before, delivered));
            }
        }
        return deliveriesOfFullBuckets(view, generation, from);
    }

    /// Reads only full buckets. On a busy log the last bucket grows during the audit; earlier ones do not.
    private Optional<Deliveries> deliveriesOfFullBuckets(View<?, ?> view, long generation, long from) {
        var through = view.standing().progress().position() / DeliveryBucket.SIZE * DeliveryBucket.SIZE;
        var delivered = new HashMap<Long, DeliveryBucket>();
        models.generations().deliveries(generation, from).stream()
                .filter(of -> (of.bucket() + 1) * DeliveryBucket.SIZE <= through)
                .forEach(of -> delivered.put(of.bucket(), of));
        return through <= from * DeliveryBucket.SIZE
                ? Optional.empty()
                : Optional.of(new Deliveries(through, delivered));
    }

    private Map<Long, DeliveryBucket> expected(Filter filter, long after, long through) {
        var expected = new TreeMap<Long, DeliveryBucket>();
        positions.each(
                after,
                through,
                filter,
                position -> expected.merge(
                        DeliveryBucket.bucketOf(position),
                        DeliveryBucket.of(position),
                        (one, other) -> one.and(other)));
        return expected;
    }

    private static Discrepancy discrepancy(
            Generation generation, DeliveryBucket expected, DeliveryBucket delivered, long through) {
        long first = expected.bucket() * DeliveryBucket.SIZE + 1;
        long last = (expected.bucket() + 1) * DeliveryBucket.SIZE;
        return new Discrepancy(
                generation.identity().view(),
                generation.number(),
                first,
                last,
                expected.count(),
                delivered.count(),
                explaining(expected, delivered, first, Math.min(last, through)));
    }

    /// Finds the one missing or extra event that alone makes the difference: the two hashes differ by its hash.
    private static OptionalLong explaining(DeliveryBucket expected, DeliveryBucket delivered, long first, long last) {
        if (Math.abs(expected.count() - delivered.count()) != 1) {
            return OptionalLong.empty();
        }
        var remains = expected.hash() ^ delivered.hash();
        for (long position = first; position <= last; position++) {
            if (DeliveryBucket.hash(position) == remains) {
                return OptionalLong.of(position);
            }
        }
        return OptionalLong.empty();
    }
}
