package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.InitialLoad;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.consumer.CatchUp;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.RebuildEstimate;
import dev.scoresheet.application.kernel.operations.views.report.RebuildResult;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import java.time.Duration;
import java.util.Optional;

/// Command `rebuild`: fills a new generation of a view from the whole log, beside the serving one, and brings it up to
/// the head. It never cuts over.
///
/// [#cancel], [#stop] or the end of the process can interrupt it at any time. The same command then resumes at the
/// first unfinished pass. One process loads a generation at a time. Thread-safe; several views can be rebuilt at once,
/// within one memory budget.
public final class Rebuild<E> implements InitialLoad {

    /// Factor by which a load may exceed its memory before it begins again with more passes.
    private static final long TOLERANCE = 2;

    private final ReadModels<E> models;
    private final RebuildEstimator<E> estimates;
    private final FoldParallelism crew;
    private final Node node;
    private final MemoryBudget memory;
    private final RunningRebuilds underWay;

    /// @param memoryBytes memory budget in bytes for the rows of all running passes together
    public Rebuild(ReadModels<E> models, FoldParallelism crew, Node node, long memoryBytes) {
        this(models, crew, node, new MemoryBudget(memoryBytes));
    }

    public Rebuild(ReadModels<E> models, FoldParallelism crew, Node node, MemoryBudget memory) {
        this(models, crew, node, memory, new RunningRebuilds());
    }

    private Rebuild(
            ReadModels<E> models, FoldParallelism crew, Node node, MemoryBudget memory, RunningRebuilds underWay) {
        this.models = models;
        this.estimates = new RebuildEstimator<>(models, crew, node.time());
        this.crew = crew;
        this.node = node;
        this.memory = memory;
        this.underWay = underWay;
    }

    /// Returns the same rebuild with another memory budget. Both share their running rebuilds.
    public Rebuild<E> within(MemoryBudget other) {
        return new Rebuild<>(models, crew, node, other, underWay);
    }

    /// Returns the memory limit in bytes for the rows of one pass.
    public long memoryBytes() {
        return memory.bytes();
    }

    /// Resumes an unfinished rebuild, or begins one. Returns when the generation has reached the head; returns empty
    /// when it was told to end before.
    ///
    /// @param anew true to begin another generation; the unfinished one is retired when the new one has its loader
    /// @param by name of the operator, for the audit trail
    /// @throws NoSuchView when the system has no such view
    /// @throws OperationRefused with the reason: this or another process already loads it, or the log has an event
    ///     unknown to this release
    public Optional<RebuildResult> run(String view, boolean anew, String by, ProgressListener watch)
            throws InterruptedException {
        var followed = models.named(view);
        if (!underWay.begin(followed.identity())) {
            throw already(followed.identity());
        }
        try {
            return run(followed, anew, by, watch);
        } finally {
            underWay.end(followed.identity());
        }
    }

    /// Refuses if a rebuild of this view is running. For callers that start a rebuild in the background and report a
    /// refusal at once. [#run] refuses a rebuild that begins in between.
    ///
    /// @throws NoSuchView when the system has no such view
    /// @throws OperationRefused when a rebuild of the view is running
    public void requireNoneUnderWay(String view) {
        var identity = models.named(view).identity();
        if (underWay.has(identity)) {
            throw already(identity);
        }
        begun(identity).ifPresent(this::requireNoOtherLoader);
    }

    private static OperationRefused already(ViewIdentity identity) {
        return new OperationRefused(
                "%s is being rebuilt by this process already; `cancel` ends its loading".formatted(identity));
    }

    private <K, X, V> Optional<RebuildResult> run(
            FollowedProjection<E, K, X, V> followed, boolean anew, String by, ProgressListener watch)
            throws InterruptedException {
        var began = node.time().nanos();
        var begun = begun(followed.identity());
        if (anew) {
            begun.ifPresent(this::requireNoOtherLoader);
        }
        var resumed = !anew && begun.isPresent();
        var loaded = resumed && begun.get().role() == Role.CANDIDATE
                ? Optional.of(begun.get().number())
                : loaded(followed, resumed ? begun : Optional.empty(), by, watch);
        if (loaded.isEmpty()) {
            return Optional.empty();
        }
        var number = loaded.get();
        try (var catchUp = new CatchUp<>(models, followed, number, node)) {
            var position = catchUp.to(models.feed()::head, at -> {
                watch.at("catching up", at, models.feed().head());
                return !underWay.isStopping();
            });
            if (underWay.isStopping()) {
                return Optional.empty();
            }
            return Optional.of(rebuilt(followed, number, position, resumed, began));
        }
    }

    @Override
    public void load(ViewIdentity identity) throws InterruptedException {
        if (underWay.begin(identity)) {
            try {
                load(models.named(identity.view()), identity);
            } finally {
                underWay.end(identity);
            }
        }
    }

    private <K, X, V> void load(FollowedProjection<E, K, X, V> followed, ViewIdentity identity)
            throws InterruptedException {
        if (!followed.identity().equals(identity)) {
            throw new IllegalArgumentException("this release has " + followed.identity() + ", not " + identity);
        }
        var begun = begun(identity);
        if (begun.isPresent()
                && (begun.get().role() == Role.CANDIDATE
                        || begun.get().load().flatMap(Generation.Load::loader).isPresent())) {
            return;
        }
        var by = node.name();
        loaded(followed, begun, by, ProgressListener.NONE);
    }

    /// Loads with one estimate for all attempts, because a sample of the log takes time.
    private <K, X, V> Optional<Long> loaded(
            FollowedProjection<E, K, X, V> followed, Optional<Generation> begun, String by, ProgressListener watch)
            throws InterruptedException {
        var estimate = estimates.of(followed, memory.bytes());
        var generation = begun.isPresent() ? begun.get() : begin(followed, by, estimate.passes());
        return loaded(followed, generation, estimate, by, watch);
    }

    /// Loads a generation and returns its number. If its rows exceed the memory, it loads another generation with more
    /// passes.
    private <K, X, V> Optional<Long> loaded(
            FollowedProjection<E, K, X, V> followed,
            Generation generation,
            RebuildEstimate estimate,
            String by,
            ProgressListener watch)
            throws InterruptedException {
        var passes = generation.load().orElseThrow().passes();
        try (var loader = LoadHeartbeat.take(models.generations(), generation.number(), node, crew.threads())) {
            underWay.load(followed.identity(), loader);
            return load(followed, generation, loader, estimate, by, watch)
                    ? Optional.of(generation.number())
                    : Optional.empty();
        } catch (SubscriptionStopped unknown) {
            throw new OperationRefused("%s cannot be rebuilt by this release beyond position %d: %s"
                    .formatted(followed.identity(), unknown.position(), unknown.getMessage()));
        } catch (BulkLoadPasses.OutOfBudget _) {
            watch.at("beginning anew with more passes", 0, 1);
        }
        return loaded(followed, begin(followed, by, 2 * passes), estimate, by, watch);
    }

    /// True if the load finished; false if it was told to end before.
    private <K, X, V> boolean load(
            FollowedProjection<E, K, X, V> followed,
            Generation generation,
            LoadHeartbeat loader,
            RebuildEstimate estimate,
            String by,
            ProgressListener watch)
            throws InterruptedException, BulkLoadPasses.OutOfBudget {
        if (underWay.isStopping()) {
            return false;
        }
        var share =
                share(estimate.memoryBytes() / generation.load().orElseThrow().passes(), loader, watch);
        if (share.isEmpty()) {
            return false;
        }
        try (var held = share.get()) {
            retireOlder(generation, by);
            return new BulkLoadPasses<>(models, followed, crew, rowsAtMost(estimate, held.bytes()), watch)
                    .load(generation, loader);
        }
    }

    private Optional<MemoryBudget.Share> share(long bytes, LoadHeartbeat loader, ProgressListener watch)
            throws InterruptedException {
        var atOnce = memory.takeNow(bytes);
        if (atOnce.isPresent()) {
            return atOnce;
        }
        watch.at("waiting for memory", 0, 1);
        return memory.take(bytes, () -> !loader.isToEnd() && !underWay.isStopping());
    }

    private Optional<Generation> begun(ViewIdentity identity) {
        return models.newest(identity, generation -> switch (generation.role()) {
            case LOADING -> true;
            case CANDIDATE -> generation.load().isPresent();
            case SERVING, PREVIOUS, RETIRED -> false;
        });
    }

    private void requireNoOtherLoader(Generation generation) {
        var loader = generation.load().flatMap(Generation.Load::loader).filter(name -> !name.equals(node.name()));
        if (generation.role() == Role.LOADING && loader.isPresent()) {
            throw new OperationRefused("generation %d is being loaded by %s; `cancel` ends that"
                    .formatted(generation.number(), loader.get()));
        }
    }

    /// Retires older loads and candidates once the new load has its loader. If the process ends or fails before, an
    /// older one is still there to resume.
    private void retireOlder(Generation generation, String by) {
        models.generations().all().stream()
                .filter(older -> older.identity().equals(generation.identity())
                        && older.number() < generation.number()
                        && isOutdated(older))
                .forEach(older -> models.generations().retire(older.number(), by));
    }

    private static boolean isOutdated(Generation older) {
        return switch (older.role()) {
            case LOADING -> older.load().flatMap(Generation.Load::loader).isEmpty();
            case CANDIDATE -> true;
            case SERVING, PREVIOUS, RETIRED -> false;
        };
    }

    private Generation begin(FollowedProjection<E, ?, ?, ?> followed, String by, int passes) {
        return models.generations().begin(followed.identity(), models.feed().head(), passes, by);
    }

    private static long rowsAtMost(RebuildEstimate estimate, long bytes) {
        var perRow = Math.max(1, estimate.memoryBytes() / Math.max(1, estimate.rows()));
        return Math.max(1, TOLERANCE * bytes / perRow);
    }

    private <K, X, V> RebuildResult rebuilt(
            FollowedProjection<E, K, X, V> followed, long number, long position, boolean resumed, long began) {
        var generation = models.generation(number).orElseThrow();
        return new RebuildResult(
                followed.projection().name(),
                followed.projection().version(),
                number,
                position,
                models.views().view(followed.projection(), number).rows(),
                generation.parked(),
                generation.load().map(Generation.Load::passes).orElse(1),
                resumed,
                Duration.ofNanos(node.time().nanos() - began));
    }

    /// Asks the loader of this view to end. The next `rebuild` continues with the passes loaded so far.
    ///
    /// @return number of the generation
    /// @throws OperationRefused when no process loads it
    public long cancel(String view, String by) {
        var identity = models.named(view).identity();
        var loading = models.newest(identity, generation -> generation.role() == Role.LOADING)
                .orElseThrow(() -> new OperationRefused("no generation of %s is being loaded".formatted(identity)));
        models.generations().cancelLoad(loading.number(), by);
        return loading.number();
    }

    /// Retires the newest candidate, or the newest load without a loader. The next rebuild begins again.
    ///
    /// @param reason reason for the audit trail
    /// @return number of the generation
    /// @throws OperationRefused when there is none, or a process works on it
    public long discard(String view, String reason, String by) {
        var identity = models.named(view).identity();
        if (underWay.has(identity)) {
            throw already(identity);
        }
        var unwanted = begun(identity)
                .orElseThrow(
                        () -> new OperationRefused("%s has no candidate that could be discarded".formatted(identity)));
        models.generations().discard(unwanted.number(), reason, by).ifPresent(why -> {
            throw new OperationRefused(why);
        });
        return unwanted.number();
    }

    /// Ends the rebuilds of this process at their next check, permanently.
    public void stop() {
        underWay.stop();
    }
}
