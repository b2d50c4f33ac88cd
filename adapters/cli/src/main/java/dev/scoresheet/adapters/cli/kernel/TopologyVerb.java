package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// Verb `topology`: prints the applications of this release as a Mermaid diagram.
@Command(
        name = "topology",
        description = "Prints the applications, their categories, views and processes as a Mermaid diagram.")
public final class TopologyVerb implements Verb {

    /// Answer of the verb.
    record Answer(List<Line> applications) {}

    record Line(String name, List<String> owns, List<String> follows, List<String> processes) {}

    private final Supplier<? extends Topology<?>> topology;

    public TopologyVerb(Supplier<? extends Topology<?>> topology) {
        this.topology = topology;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.NOTHING;
    }

    @Override
    public ExitCode run(Console console) {
        var system = topology.get();
        var lines = system.applications().stream().map(TopologyVerb::line).toList();
        return console.answer(new Answer(lines), TopologyDiagram.of(system));
    }

    private static Line line(BoundedContext<?> application) {
        var processes = application.processes();
        return new Line(
                application.name(),
                application.owns().stream().map(owned -> owned.category()).toList(),
                Stream.concat(
                                application.follows().stream(),
                                processes.stream().flatMap(process -> process.follows().stream()))
                        .distinct()
                        .sorted()
                        .toList(),
                processes.stream().map(DeclaredProcess::name).toList());
    }
}
