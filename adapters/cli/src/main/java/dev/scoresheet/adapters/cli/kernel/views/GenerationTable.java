package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.application.kernel.operations.views.report.GenerationList;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Collectors;

/// Text answer that lists generations.
final class GenerationTable {

    private static final double MEGA = 1 << 20;

    private GenerationTable() {}

    static String of(GenerationList list) {
        var lines = new ArrayList<String>();
        lines.add(String.format(Locale.ROOT, "head %,d", list.head()));
        lines.add("%-24s %7s %10s %-10s %12s %9s %8s %7s %-8s %9s %s"
                .formatted(
                        "view",
                        "version",
                        "generation",
                        "role",
                        "position",
                        "lag",
                        "seconds",
                        "parked",
                        "mode",
                        "MB",
                        "owner; nodes; parameters"));
        for (var line : list.projections()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-24s %7d %10d %-10s %12d %9d %8.1f %7d %-8s %9s %s%s%s",
                    line.name(),
                    line.version(),
                    line.generation(),
                    line.role(),
                    line.position(),
                    line.lagEvents(),
                    line.lagSeconds(),
                    line.parked(),
                    line.mode(),
                    line.diskBytes().map(GenerationTable::megabytes).orElse("-"),
                    line.owner().orElse("-") + nodes(line),
                    line.parameters().isEmpty() ? "" : "; " + line.parameters(),
                    line.unfollowedSeconds().map(GenerationTable::unfollowed).orElse("")));
        }
        return String.join("\n", lines);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / MEGA);
    }

    private static String unfollowed(long seconds) {
        return String.format(Locale.ROOT, "; unfollowed for %.1f h", seconds / 3600.0);
    }

    private static String nodes(GenerationList.Line line) {
        return line.nodes().stream()
                .map(node -> node.node() + " " + node.mode())
                .collect(Collectors.joining(", ", line.nodes().isEmpty() ? "" : "; ", ""));
    }
}
