package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.postgres.kernel.inline.Inlined;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.subscription.ProjectionFilter;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Selection, by name, of the read models that a server steps with its appends.
final class InlineSelection {

    private InlineSelection() {}

    /// Returns the selected read models in the order of the topology.
    ///
    /// @throws VerbFailed for an unknown name
    static <E> List<Inlined<E, ?, ?, ?>> of(Wiring<E> wiring, Set<String> names) {
        var known = new TreeSet<String>();
        var selected = new ArrayList<Inlined<E, ?, ?, ?>>();
        for (var application : wiring.topology().applications()) {
            for (Projection<E, ?, ?, ?> projection : application.projections()) {
                known.add(projection.name());
                if (names.contains(projection.name())) {
                    selected.add(
                            new Inlined<>(projection, ProjectionFilter.of(application, projection, wiring.codec())));
                }
            }
        }
        var unknown = new TreeSet<>(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new VerbFailed(
                    ExitCode.CONFIGURATION,
                    "inline names %s, and there is no such read model; there are %s"
                            .formatted(String.join(", ", unknown), String.join(", ", known)));
        }
        return selected;
    }
}
