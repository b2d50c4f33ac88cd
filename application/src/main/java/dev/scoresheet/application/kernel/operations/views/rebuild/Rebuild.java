package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.consumer.CatchUp;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.RebuildResult;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Command `rebuild`: fills a new generation of a view from the whole log, next to the serving one, and brings
/// it up to the head. It never cuts over.
///
/// [#cancel], [ViewRebuilds#stop] or the end of the process can interrupt it at any time. The same command then
/// resumes at the first unfinished pass. One process loads a generation at a time. Thread-safe.
public final class Rebuild {

    private final OperatedView<?, ?, ?, ?> view;
    private final MemoryBudget memory;
    private final RunningRebuilds running;

    Rebuild(OperatedView<?, ?, ?, ?> view, MemoryBudget memory, RunningRebuilds running) {
        this.view = view;
        this.memory = memory;
        this.running = running;
    }

    /// Resumes an unfinished rebuild, or begins one. Returns when the generation has reached the head; returns
    /// empty when it was told to end before.
    ///
    /// @param anew true to begin another generation. The rebuild retires the unfinished one when the new one has a
    ///     loader
    /// @param by name of the operator, for the audit trail
    /// @throws OperationRefused with the reason: this or another process already loads it, or the log has an
    ///     event unknown to this release
    public Optional<RebuildResult> run(boolean anew, String by, ProgressListener listener) throws InterruptedException {
        if (!running.begin(view.identity())) {
            throw alreadyRunning();
        }
        try {
            return fill(anew, by, listener);
        } finally {
            running.end(view.identity());
        }
    }

    private Optional<RebuildResult> fill(boolean anew, String by, ProgressListener listener)
            throws InterruptedException {
        var began = view.node().time().nanos();
        var unfinished = UnfinishedGeneration.of(view);
        if (anew) {
            unfinished.ifPresent(UnfinishedGeneration::requireNoOtherLoader);
        }
        var resumed = unfinished.filter(_ -> !anew);
        var loaded = resumed.filter(UnfinishedGeneration::isLoaded).isPresent()
                ? resumed.map(UnfinishedGeneration::number)
                : new GenerationLoad(view, memory, running, by, listener).load(resumed);
        if (loaded.isEmpty()) {
            return Optional.empty();
        }
        var position = CatchUp.toHead(view, loaded.get(), listener, () -> !running.isStopping());
        return running.isStopping()
                ? Optional.empty()
                : Optional.of(result(loaded.get(), position, resumed.isPresent(), began));
    }

    private RebuildResult result(long number, long position, boolean resumed, long began) {
        var generation = view.models().generation(number).orElseThrow();
        return new RebuildResult(
                view.name(),
                view.version(),
                number,
                position,
                view.rows(number).rows(),
                generation.parked(),
                generation.load().map(Generation.Load::passes).orElse(1),
                resumed,
                Duration.ofNanos(view.node().time().nanos() - began).toMillis() / 1e3);
    }

    /// Loads this view, which no generation serves, unless a process already loads it or has loaded it.
    void loadInitially() throws InterruptedException {
        if (!running.begin(view.identity())) {
            return;
        }
        try {
            var unfinished = UnfinishedGeneration.of(view);
            if (unfinished
                    .filter(found -> found.isLoaded() || found.loader().isPresent())
                    .isEmpty()) {
                new GenerationLoad(view, memory, running, view.node().name(), ProgressListener.NONE)
                        .loadFirst(unfinished);
            }
        } finally {
            running.end(view.identity());
        }
    }

    /// Refuses if a rebuild of this view is running. For callers that start a rebuild in the background and
    /// report a refusal at once. [#run] refuses a rebuild that begins in between.
    ///
    /// @throws OperationRefused when a rebuild of the view is running
    public void requireNoneRunning() {
        if (running.has(view.identity())) {
            throw alreadyRunning();
        }
        UnfinishedGeneration.of(view).ifPresent(UnfinishedGeneration::requireNoOtherLoader);
    }

    private OperationRefused alreadyRunning() {
        return new OperationRefused(
                "this process already rebuilds %s; `cancel` ends the rebuild".formatted(view.identity()));
    }

    /// Asks the loader of this view to end. The next `rebuild` continues with the passes loaded so far.
    ///
    /// @return number of the generation
    /// @throws OperationRefused when no process loads it
    public long cancel(String by) {
        return cancel(OptionalLong.empty(), by);
    }

    /// Does the same only for the generation that the caller names.
    ///
    /// @param named number of the generation; empty for the one that is loading
    /// @throws OperationRefused when another one is loading, or none
    public long cancel(OptionalLong named, String by) {
        var loading = view.newest(generation -> generation.role() == Role.LOADING)
                .orElseThrow(
                        () -> new OperationRefused("no generation of %s is being loaded".formatted(view.identity())));
        view.requireNamed(named, loading.number());
        view.generations().cancelLoad(loading.number(), by);
        return loading.number();
    }

    /// Retires the newest candidate, or the newest load without a loader. The next rebuild begins again.
    ///
    /// @param reason reason for the audit trail
    /// @return number of the generation
    /// @throws OperationRefused when there is none, or a process works on it
    public long discard(String reason, String by) {
        return discard(OptionalLong.empty(), reason, by);
    }

    /// Does the same only for the generation that the caller names.
    ///
    /// @param named number of the generation; empty for the newest one
    /// @throws OperationRefused when another one is the newest, or a process works on it
    public long discard(OptionalLong named, String reason, String by) {
        if (running.has(view.identity())) {
            throw alreadyRunning();
        }
        var unwanted = UnfinishedGeneration.of(view)
                .map(UnfinishedGeneration::number)
                .orElseThrow(() -> new OperationRefused("%s has no candidate to discard".formatted(view.identity())));
        view.requireNamed(named, unwanted);
        view.generations().discard(unwanted, reason, by).ifPresent(why -> {
            throw new OperationRefused(why);
        });
        return unwanted;
    }
}
