package dev.scoresheet.application.kernel.operations.views;

import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.trace.TraceFinder;
import dev.scoresheet.application.kernel.operations.views.consumer.ConsumerControl;
import dev.scoresheet.application.kernel.operations.views.cutover.CutOver;
import dev.scoresheet.application.kernel.operations.views.cutover.GenerationComparison;
import dev.scoresheet.application.kernel.operations.views.cutover.RollBack;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.inspect.ConsequencesFinder;
import dev.scoresheet.application.kernel.operations.views.inspect.DeliveryAuditor;
import dev.scoresheet.application.kernel.operations.views.inspect.Explanation;
import dev.scoresheet.application.kernel.operations.views.inspect.FoldCheck;
import dev.scoresheet.application.kernel.operations.views.inspect.GenerationLister;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.rebuild.Rebuild;
import dev.scoresheet.application.kernel.operations.views.rebuild.RebuildEstimator;
import dev.scoresheet.application.kernel.operations.views.rebuild.ViewRebuilds;
import dev.scoresheet.application.kernel.operations.views.repair.Repair;
import dev.scoresheet.application.kernel.operations.views.report.RebuildEstimate;
import dev.scoresheet.application.kernel.projection.trace.TraceView;
import java.util.Optional;

/// Operations on the read models of one store, for the command line and the operations listener. Thread-safe.
///
/// Methods that name a view throw [NoSuchView] when the system has no such view.
public final class ViewOperations {

    private final ReadModels<?> models;
    private final MemoryBudget memory;
    private final ViewRebuilds rebuilds;
    private final DeliveryAuditor auditor;
    private final Optional<TraceView> tracing;

    private ViewOperations(
            ReadModels<?> models,
            MemoryBudget memory,
            ViewRebuilds rebuilds,
            DeliveryAuditor auditor,
            Optional<TraceView> tracing) {
        this.tracing = tracing;
        this.models = models;
        this.memory = memory;
        this.rebuilds = rebuilds;
        this.auditor = auditor;
    }

    /// Makes the operations of a system without the view `trace`.
    public static ViewOperations of(ReadModels<?> models, PositionReader positions, long memoryBytes) {
        return of(models, positions, memoryBytes, Optional.empty());
    }

    /// @param memoryBytes memory budget in bytes for the rows of all rebuilds and checks together
    /// @param tracing view `trace`; empty if the system has none
    public static ViewOperations of(
            ReadModels<?> models, PositionReader positions, long memoryBytes, Optional<TraceView> tracing) {
        var memory = new MemoryBudget(memoryBytes);
        return new ViewOperations(
                models, memory, new ViewRebuilds(models, memory), new DeliveryAuditor(models, positions), tracing);
    }

    /// Returns the same operations with another memory budget. Both share their running rebuilds.
    public ViewOperations within(long bytes) {
        var other = new MemoryBudget(bytes);
        return new ViewOperations(models, other, rebuilds.within(other), auditor, tracing);
    }

    public long memoryBytes() {
        return memory.bytes();
    }

    public GenerationLister listing() {
        return new GenerationLister(models);
    }

    public ConsumerControl control() {
        return new ConsumerControl(models);
    }

    public DeliveryAuditor auditor() {
        return auditor;
    }

    public ConsequencesFinder consequences() {
        return new ConsequencesFinder(models, tracing);
    }

    public TraceFinder trace() {
        return new TraceFinder(models, tracing);
    }

    /// Returns the rebuilds of all views in this process.
    public ViewRebuilds rebuilds() {
        return rebuilds;
    }

    /// Estimates a rebuild within the memory budget.
    public RebuildEstimate estimate(String view) throws InterruptedException {
        return RebuildEstimator.estimate(models.named(view), memory.bytes());
    }

    public Rebuild rebuild(String view) {
        return rebuilds.of(view);
    }

    public Repair repair(String view) {
        return new Repair(models.named(view));
    }

    public GenerationComparison comparison(String view) {
        return new GenerationComparison(models.named(view));
    }

    public CutOver cutOver(String view) {
        return new CutOver(models.named(view));
    }

    public RollBack rollBack(String view) {
        return new RollBack(models.named(view));
    }

    public FoldCheck foldCheck(String view) {
        return new FoldCheck(models.named(view), memory);
    }

    public Explanation explanation(String view) {
        return new Explanation(models.named(view));
    }
}
