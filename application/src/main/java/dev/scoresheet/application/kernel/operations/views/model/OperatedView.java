package dev.scoresheet.application.kernel.operations.views.model;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.BulkLoad;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// View of this release, with the ports of its store. Operations on a view work on this value, so its type
/// parameters occur in no signature that callers see. As thread-safe as the ports.
///
/// @param <E> union of all events of the system
/// @param <K> key of a row
/// @param <X> change of a row
/// @param <V> row
public record OperatedView<E, K, X, V>(ReadModels<E> models, FollowedProjection<E, K, X, V> followed) {

    private static final Duration POLL = Duration.ofMillis(20);
    private static final int PAGE = 1_000;

    public Projection<E, K, X, V> projection() {
        return followed.projection();
    }

    public String name() {
        return projection().name();
    }

    public int version() {
        return projection().version();
    }

    public ViewIdentity identity() {
        return followed.identity();
    }

    public Generations generations() {
        return models.generations();
    }

    public FoldParallelism parallelism() {
        return models.parallelism();
    }

    public Node node() {
        return models.node();
    }

    /// Returns the position of the log's head.
    public long head() {
        return models.feed().head();
    }

    /// Returns the rows of a generation.
    public View<K, V> rows(long generation) {
        return models.views().view(projection(), generation);
    }

    public BulkLoad<K, V> bulkLoad() {
        return models.views().bulkLoad(projection());
    }

    public Subscription subscription(Lease lease, int batch) {
        return followed.subscription(models.feed(), models.views(), lease, batch);
    }

    /// Returns the events that are given up, as the exclusions of a generation without parked entries.
    public Exclusions givenUp() {
        return Exclusions.of(List.of(), generations().givenUp(identity()));
    }

    /// Returns the events of a stream between two positions, both inclusive, that the projection follows, in
    /// order.
    public Stream<StoredEvent> events(StreamId stream, long from, long through) {
        return Stream.iterate(
                        models.log().events(stream, 0, PAGE),
                        page -> !page.isEmpty(),
                        page -> models.log().events(stream, page.getLast().version(), PAGE))
                .flatMap(List::stream)
                .filter(row -> row.position() >= from && row.position() <= through)
                .filter(row -> followed.filter().accepts(row.category(), row.type()));
    }

    /// Returns the newest generation of this identity that matches the predicate.
    public Optional<Generation> newest(Predicate<Generation> which) {
        return generations().all().stream().filter(this::isOurs).filter(which).findFirst();
    }

    /// Returns the generation of this identity that a command names; without a number, the serving one.
    public Generation chosen(OptionalLong number) {
        return models.chosen(identity(), number, this::isOurs);
    }

    /// Returns the serving generation, the default of most commands.
    public Generation serving() {
        return models.serving(identity());
    }

    /// Checks that an operation changes the generation that its caller has seen.
    ///
    /// @param named number of that generation; empty if the caller leaves the choice to the operation
    /// @throws OperationRefused when the operation has chosen another one
    public void requireNamed(OptionalLong named, long chosen) {
        if (named.isPresent() && named.getAsLong() != chosen) {
            throw new OperationRefused(
                    "the operation would change generation %d of %s, not %d; `projections` lists the generations"
                            .formatted(chosen, identity(), named.getAsLong()));
        }
    }

    private boolean isOurs(Generation generation) {
        return generation.identity().equals(identity());
    }

    /// Waits between two polls of the store.
    public void awaitNextPoll() throws InterruptedException {
        node().time().sleep(POLL);
    }
}
