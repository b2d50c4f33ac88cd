package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.domain.loans.LoansEvent;
import java.util.List;
import java.util.Set;

/// Topology of loans: one application with two aggregates and one read model.
public final class LoansTopology {

    private LoansTopology() {}

    public static Topology<LoansEvent> topology() {
        return new Topology<>(List.of(new BoundedContext<>(
                "lending",
                List.of(LoanStreams.loans(), LoanStreams.copies()),
                Set.of(),
                List.of(new OpenLoansProjection()))));
    }
}
