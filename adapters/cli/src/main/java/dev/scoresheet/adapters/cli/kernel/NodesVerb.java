package dev.scoresheet.adapters.cli.kernel;

import dev.scoresheet.application.kernel.operations.nodes.NodeList;
import dev.scoresheet.application.kernel.operations.nodes.NodeLister;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/// Verb `nodes`: lists the programs that have the log open.
@Command(name = "nodes", description = "Lists the nodes with their releases, roles, last heartbeats and leases.")
public final class NodesVerb implements Verb {

    private static final String FORM = "%-40s %-12s %-22s %-5s %9s %s";

    private final PortSource<NodeLister> source;

    public NodesVerb(PortSource<NodeLister> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var opened = source.open()) {
            var list = opened.port().list();
            return console.answer(list, table(list));
        }
    }

    private static String table(NodeList list) {
        var head = FORM.formatted("node", "release", "roles", "live", "heartbeat", "leases");
        return Stream.concat(Stream.of(head), list.nodes().stream().map(NodesVerb::line))
                .collect(Collectors.joining("\n"));
    }

    private static String line(NodeList.Line node) {
        return FORM.formatted(
                        node.name(),
                        node.release().orElse("-"),
                        String.join(",", node.roles()),
                        node.live() ? "yes" : "no",
                        node.heartbeatMillis().map(NodesVerb::seconds).orElse("-"),
                        String.join(" ", node.leases()))
                .stripTrailing();
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / 1e3);
    }
}
