package dev.scoresheet.application.kernel.operations.views;

import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.views.consumer.ConsumerControl;
import dev.scoresheet.application.kernel.operations.views.cutover.GenerationComparison;
import dev.scoresheet.application.kernel.operations.views.cutover.RollBack;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.fold.MemoryBudget;
import dev.scoresheet.application.kernel.operations.views.inspect.DeliveryAuditor;
import dev.scoresheet.application.kernel.operations.views.inspect.Explanation;
import dev.scoresheet.application.kernel.operations.views.inspect.FoldCheck;
import dev.scoresheet.application.kernel.operations.views.inspect.GenerationLister;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.rebuild.Rebuild;
import dev.scoresheet.application.kernel.operations.views.rebuild.RebuildEstimator;
import dev.scoresheet.application.kernel.operations.views.repair.Repair;

/// Operations on the read models of one store, for the command line and the operations listener.
public record ViewOperations<E>(
        GenerationLister<E> listing,
        RebuildEstimator<E> estimates,
        Rebuild<E> rebuild,
        Repair<E> repair,
        GenerationComparison<E> gate,
        RollBack<E> rollBack,
        ConsumerControl<E> control,
        FoldCheck<E> foldCheck,
        DeliveryAuditor<E> auditor,
        Explanation<E> explanation) {

    /// @param memoryBytes memory budget in bytes for the rows of all rebuilds and checks together
    public static <E> ViewOperations<E> of(
            ReadModels<E> models, PositionReader positions, FoldParallelism crew, Node node, long memoryBytes) {
        var memory = new MemoryBudget(memoryBytes);
        return new ViewOperations<>(
                new GenerationLister<>(models, node.time()),
                new RebuildEstimator<>(models, crew, node.time()),
                new Rebuild<>(models, crew, node, memory),
                new Repair<>(models, crew, node.time()),
                new GenerationComparison<>(models, crew, node),
                new RollBack<>(models, node),
                new ConsumerControl<>(models),
                new FoldCheck<>(models, crew, memory),
                new DeliveryAuditor<>(models, positions),
                new Explanation<>(models, crew));
    }

    /// Returns the same operations with another memory budget.
    public ViewOperations<E> within(long bytes) {
        var memory = new MemoryBudget(bytes);
        return new ViewOperations<>(
                listing,
                estimates,
                rebuild.within(memory),
                repair,
                gate,
                rollBack,
                control,
                foldCheck.within(memory),
                auditor,
                explanation);
    }
}
