package dev.scoresheet.application.kernel.operations.views.repair;

import dev.scoresheet.application.kernel.operations.views.model.OperatedView;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.report.RepairResult;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.RowsRefused;
import dev.scoresheet.application.kernel.projection.step.Step;
import java.util.List;

/// Step that would complete a repair of one generation, and the keys that it covers.
record RepairProposal<K, V>(OperatedView<?, K, ?, V> view, long generation, Step<K, V> step, List<String> keys) {

    /// True if the step was committed; false if the generation has moved since.
    ///
    /// @param action action of the operator, as it is recorded
    /// @param what object of the action
    /// @throws OperationRefused when the store refuses the rows
    boolean committed(String action, String what, String by) {
        var act = new Step.Act(action, what + " in " + result().summary(), by);
        try {
            return view.rows(generation).commit(step.as(act));
        } catch (RowsRefused refused) {
            throw new OperationRefused("the store still refuses the rows that the log gives: " + refused.getMessage());
        }
    }

    RepairResult result() {
        return new RepairResult(
                view.name(),
                generation,
                keys,
                step.put().size() + step.remove().size(),
                step.giveUp().stream()
                        .map(decided -> switch (decided) {
                            case GivenUp.Event event -> event.position();
                            case GivenUp.Stream stream -> stream.position();
                        })
                        .toList(),
                step.through());
    }
}
