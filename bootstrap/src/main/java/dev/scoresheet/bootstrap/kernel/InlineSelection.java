package dev.scoresheet.bootstrap.kernel;

import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationRefused;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Selection, by name, of the read models that a server steps with its appends.
final class InlineSelection {

    private InlineSelection() {}

    /// Returns the selected read models in the order of the topology.
    ///
    /// @throws ConfigurationRefused for an unknown name
    static <E> List<FollowedProjection<E, ?, ?, ?>> of(List<FollowedProjection<E, ?, ?, ?>> all, Set<String> names) {
        var known = new TreeSet<String>();
        all.forEach(followed -> known.add(followed.identity().view()));
        var unknown = new TreeSet<>(names);
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new ConfigurationRefused("inline names %s, but there is no such read model; the read models are %s"
                    .formatted(String.join(", ", unknown), String.join(", ", known)));
        }
        return all.stream()
                .filter(followed -> names.contains(followed.identity().view()))
                .toList();
    }
}
