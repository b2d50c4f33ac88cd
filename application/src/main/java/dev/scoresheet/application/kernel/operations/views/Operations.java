package dev.scoresheet.application.kernel.operations.views;

import dev.scoresheet.application.kernel.log.Positions;

/// Everything that operators can ask of the read models of one store: what the command line and the
/// operations listener are given.
public record Operations<E>(
        Listing<E> listing,
        Estimates<E> estimates,
        Rebuild<E> rebuild,
        Repair<E> repair,
        Gate<E> gate,
        RollBack<E> rollBack,
        Control<E> control,
        FoldCheck<E> foldCheck,
        Auditor<E> auditor,
        Explanation<E> explanation) {

    /// @param memoryBytes for the rows that rebuilds and checks hold at once, all of them together
    public static <E> Operations<E> of(
            ReadModels<E> models, Positions positions, Crew crew, Node node, long memoryBytes) {
        var memory = new MemoryBudget(memoryBytes);
        return new Operations<>(
                new Listing<>(models, node.time()),
                new Estimates<>(models, crew, node.time()),
                new Rebuild<>(models, crew, node, memory),
                new Repair<>(models, crew, node.time()),
                new Gate<>(models, crew, node),
                new RollBack<>(models, node),
                new Control<>(models),
                new FoldCheck<>(models, crew, memory),
                new Auditor<>(models, positions),
                new Explanation<>(models, crew));
    }

    /// The same with another memory budget.
    public Operations<E> within(long bytes) {
        var memory = new MemoryBudget(bytes);
        return new Operations<>(
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
