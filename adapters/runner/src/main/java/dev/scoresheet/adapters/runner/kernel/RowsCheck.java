package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Check of the rows of followed generations. Its results are sentences with a remedy, by the number of the
/// generation.
final class RowsCheck {

    private final Generations generations;
    private final Set<Long> fitting = new HashSet<>();

    RowsCheck(Generations generations) {
        this.generations = generations;
    }

    /// Finds generations whose rows are gone. Their queries fail, and no step is possible.
    Map<Long, String> lost(List<Generation> followed) {
        var numbers = generations.lost();
        var lost = new TreeMap<Long, String>();
        for (var one : followed) {
            if (numbers.contains(one.number())) {
                lost.put(
                        one.number(),
                        ("the rows of generation %d no longer exist; run `rebuild %s`%s, then `cutover %2$s"
                                        + " --accept REASON`")
                                .formatted(
                                        one.number(),
                                        one.identity().view(),
                                        one.role() == Role.CANDIDATE ? " with --anew" : ""));
            }
        }
        return lost;
    }

    /// Finds serving generations with other columns than the shape of this release. Queries and steps of this
    /// release would fail on them. The columns of a generation never change, so one comparison is enough.
    Map<Long, String> differing(List<Generation> followed) {
        var differing = new TreeMap<Long, String>();
        for (var one : followed) {
            if (one.role() == Role.SERVING && !fitting.contains(one.number())) {
                generations
                        .shapeDifference(one.number())
                        .ifPresentOrElse(
                                difference -> differing.put(
                                        one.number(),
                                        ("generation %d has other columns than the shape of this release: %s; raise"
                                                        + " version() of the projection, so that the release fills a"
                                                        + " generation of its own")
                                                .formatted(one.number(), difference)),
                                () -> fitting.add(one.number()));
            }
        }
        return differing;
    }
}
