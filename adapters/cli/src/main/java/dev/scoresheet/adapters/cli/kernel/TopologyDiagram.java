package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import java.util.ArrayList;
import java.util.List;

/// Mermaid diagram of a topology. An arrow from a category leads to what follows it. A dotted arrow leads from a
/// process to a category that it commands.
public final class TopologyDiagram {

    private static final String NODE = "        %s_%s%s";

    private TopologyDiagram() {}

    public static String of(Topology<?> topology) {
        var lines = new ArrayList<>(List.of("flowchart LR"));
        for (var application : topology.applications()) {
            nodes(application, lines);
        }
        for (var application : topology.applications()) {
            arrows(application, lines);
        }
        return String.join("\n", lines);
    }

    /// The prefixes of ids keep them apart from each other and from Mermaid's own words.
    private static void nodes(BoundedContext<?> application, List<String> lines) {
        lines.add("    subgraph application_%s[%s]".formatted(application.name(), application.name()));
        for (var owned : application.owns()) {
            lines.add(NODE.formatted("category", owned.category(), "[(" + owned.category() + ")]"));
        }
        for (var process : application.processes()) {
            lines.add(NODE.formatted("process", process.name(), "{{" + process.name() + "}}"));
        }
        for (var view : application.projections()) {
            lines.add(NODE.formatted("view", view.name(), "[" + view.name() + "]"));
        }
        lines.add("    end");
    }

    private static void arrows(BoundedContext<?> application, List<String> lines) {
        for (var followed : application.follows().stream().sorted().toList()) {
            lines.add("    category_%s --> application_%s".formatted(followed, application.name()));
        }
        for (var process : application.processes()) {
            arrows(process, lines);
        }
    }

    private static void arrows(DeclaredProcess<?, ?, ?> process, List<String> lines) {
        for (var followed : process.follows().stream().sorted().toList()) {
            lines.add("    category_%s --> process_%s".formatted(followed, process.name()));
        }
        process.targets().stream()
                .map(target -> target.category())
                .distinct()
                .forEach(
                        commanded -> lines.add("    process_%s -.-> category_%s".formatted(process.name(), commanded)));
    }
}
