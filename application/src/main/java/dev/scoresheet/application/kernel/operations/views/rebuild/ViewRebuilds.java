package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.InitialLoad;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.ViewIdentity;

/// Rebuilds of one process. Several views can be rebuilt at once, within one memory budget. Thread-safe.
public final class ViewRebuilds implements InitialLoad {

    private final ReadModels<?> models;
    private final MemoryBudget memory;
    private final RunningRebuilds running;

    /// @param memory memory budget for the rows of all running passes together
    public ViewRebuilds(ReadModels<?> models, MemoryBudget memory) {
        this(models, memory, new RunningRebuilds());
    }

    private ViewRebuilds(ReadModels<?> models, MemoryBudget memory, RunningRebuilds running) {
        this.models = models;
        this.memory = memory;
        this.running = running;
    }

    /// Returns the rebuilds of the same process with another memory budget.
    public ViewRebuilds within(MemoryBudget other) {
        return new ViewRebuilds(models, other, running);
    }

    /// @throws NoSuchView when the system has no such view
    public Rebuild of(String view) {
        return new Rebuild(models.named(view), memory, running);
    }

    @Override
    public void load(ViewIdentity identity) throws InterruptedException {
        var view = models.named(identity.view());
        if (!view.identity().equals(identity)) {
            throw new IllegalArgumentException("this release has " + view.identity() + ", not " + identity);
        }
        new Rebuild(view, memory, running).loadInitially();
    }

    /// Ends the rebuilds of this process at their next check, permanently.
    public void stop() {
        running.stop();
    }
}
