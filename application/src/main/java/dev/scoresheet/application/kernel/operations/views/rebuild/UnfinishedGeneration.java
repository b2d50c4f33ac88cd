package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import java.util.Optional;

/// Generation that a load fills or has filled, and that does not serve yet.
record UnfinishedGeneration(OperatedView<?, ?, ?, ?> view, Generation generation) {

    /// Returns the newest unfinished generation of the view.
    static Optional<UnfinishedGeneration> of(OperatedView<?, ?, ?, ?> view) {
        return view.newest(generation -> switch (generation.role()) {
                    case LOADING -> true;
                    case CANDIDATE -> generation.load().isPresent();
                    case SERVING, PREVIOUS, RETIRED -> false;
                })
                .map(generation -> new UnfinishedGeneration(view, generation));
    }

    long number() {
        return generation.number();
    }

    boolean isLoaded() {
        return generation.role() == Role.CANDIDATE;
    }

    Optional<String> loader() {
        return generation.load().flatMap(Generation.Load::loader);
    }

    /// @throws OperationRefused when another process loads it
    void requireNoOtherLoader() {
        var other =
                loader().filter(name -> !isLoaded() && !name.equals(view.node().name()));
        if (other.isPresent()) {
            throw new OperationRefused("generation %d is being loaded by %s; `cancel` ends the load"
                    .formatted(generation.number(), other.get()));
        }
    }
}
