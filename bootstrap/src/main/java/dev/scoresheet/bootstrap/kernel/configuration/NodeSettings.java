package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.EVERYTHING;

import dev.scoresheet.application.kernel.node.NodeRole;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Settings of what a server does among the nodes of its log.
final class NodeSettings {

    private static final List<NodeRole> OF_SERVERS = List.of(NodeRole.HTTP, NodeRole.VIEWS, NodeRole.PROCESSES);

    static final Setting<Set<NodeRole>> ROLES = new Setting<>(
            "roles",
            "ROLE,...",
            "what this server does: http answers clients, views keeps read models current, processes runs process"
                    + " managers, once the subject has some",
            OF_SERVERS.stream().map(NodeRole::word).collect(Collectors.joining(",")),
            EVERYTHING,
            new ValueFormat<>("some of http, views and processes with commas between them", NodeSettings::roles));

    static final List<Setting<?>> ALL = List.of(ROLES);

    private NodeSettings() {}

    /// Reads the roles. Views that a server steps with its appends need its consumers for all other steps.
    static Set<NodeRole> roles(SettingReader values) {
        var roles = values.value(ROLES);
        if (values.isGiven(ReadModelSettings.INLINE)
                && !values.value(ReadModelSettings.INLINE).isEmpty()
                && !roles.containsAll(Set.of(NodeRole.HTTP, NodeRole.VIEWS))) {
            values.problem("inline is given and roles lacks http or views: leave inline out, or add the role");
        }
        return roles;
    }

    private static Optional<Set<NodeRole>> roles(String text) {
        var roles = EnumSet.noneOf(NodeRole.class);
        for (var word : text.split(",", -1)) {
            var known = OF_SERVERS.stream()
                    .filter(role -> role.word().equals(word.strip()))
                    .findFirst();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            roles.add(known.get());
        }
        return Optional.of(Set.copyOf(roles));
    }
}
