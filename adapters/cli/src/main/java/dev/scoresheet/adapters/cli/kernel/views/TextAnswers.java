package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.application.kernel.operations.views.consumer.CleanUp;
import dev.scoresheet.application.kernel.operations.views.report.ComparisonReport;
import dev.scoresheet.application.kernel.operations.views.report.Consequences;
import dev.scoresheet.application.kernel.operations.views.report.DeliveryAudit;
import dev.scoresheet.application.kernel.operations.views.report.EventReference;
import dev.scoresheet.application.kernel.operations.views.report.FoldCheckReport;
import dev.scoresheet.application.kernel.operations.views.report.GenerationList;
import dev.scoresheet.application.kernel.operations.views.report.RebuildEstimate;
import dev.scoresheet.application.kernel.operations.views.report.RebuildResult;
import dev.scoresheet.application.kernel.operations.views.report.RepairResult;
import dev.scoresheet.application.kernel.operations.views.report.RowDifference;
import dev.scoresheet.application.kernel.operations.views.report.RowExplanation;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import dev.scoresheet.application.kernel.projection.generation.Generations.AuditRecord;
import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Text answers for operators.
final class TextAnswers {

    private static final double MEGA = 1 << 20;

    private TextAnswers() {}

    static String of(GenerationList listed) {
        var lines = new ArrayList<String>();
        lines.add("head %,d".formatted(listed.head()));
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
        for (var line : listed.projections()) {
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
                    line.diskBytes().map(TextAnswers::megabytes).orElse("-"),
                    line.owner().orElse("-") + nodes(line),
                    line.parameters().isEmpty() ? "" : "; " + line.parameters(),
                    line.unfollowedSeconds().map(TextAnswers::unfollowed).orElse("")));
        }
        return String.join("\n", lines);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%,.1f", bytes / MEGA);
    }

    private static String unfollowed(long seconds) {
        return String.format(Locale.ROOT, "; unfollowed for %.1f h", seconds / 3600.0);
    }

    static String of(CleanUp.Done cleaned) {
        var dropped = "%d generations dropped: %s".formatted(cleaned.dropped().size(), cleaned.dropped());
        return cleaned.retired().isEmpty()
                ? dropped
                : "%d generations retired: %s\n%s".formatted(cleaned.retired().size(), cleaned.retired(), dropped);
    }

    private static String nodes(GenerationList.Line line) {
        return line.nodes().stream()
                .map(node -> node.node() + " " + node.mode())
                .collect(Collectors.joining(", ", line.nodes().isEmpty() ? "" : "; ", ""));
    }

    static String of(RebuildEstimate estimate) {
        return String.format(
                Locale.ROOT,
                "about %,d rows from %,d events: %.1f minutes, %,.0f MB of disk, %,.0f MB of memory in %d pass%s"
                        + " (from a sample of %,d events)",
                estimate.rows(),
                estimate.events(),
                estimate.duration().toMillis() / 60e3,
                estimate.diskBytes() / MEGA,
                estimate.memoryBytes() / MEGA,
                estimate.passes(),
                estimate.passes() == 1 ? "" : "es",
                estimate.sampled());
    }

    static String of(RebuildResult rebuilt) {
        return String.format(
                Locale.ROOT,
                "generation %d of %s v%d is filled through position %,d: %,d rows, %d parked, in %.1f s;"
                        + " `diff` compares it, `cutover` lets it serve",
                rebuilt.generation(),
                rebuilt.view(),
                rebuilt.version(),
                rebuilt.position(),
                rebuilt.rows(),
                rebuilt.parked(),
                rebuilt.duration().toMillis() / 1e3);
    }

    static String of(RepairResult repaired) {
        return "%s, generation %d: %d rows folded through position %,d, %d changed%s"
                .formatted(
                        repaired.view(),
                        repaired.generation(),
                        repaired.keys().size(),
                        repaired.position(),
                        repaired.changed(),
                        repaired.givenUp().isEmpty() ? "" : ", given up at positions " + repaired.givenUp());
    }

    static String of(ComparisonReport compared) {
        return "%s: generation %d against %d at position %,d: %,d of %,d rows differ%s%s"
                .formatted(
                        compared.view(),
                        compared.candidate(),
                        compared.serving(),
                        compared.position(),
                        compared.differing(),
                        compared.rows(),
                        leftOut(compared.leftOut()),
                        differences(compared.first(), "candidate", "serving"));
    }

    static String of(FoldCheckReport checked) {
        return "%s, generation %d at position %,d: %,d of %,d rows are not what the log makes of them%s%s"
                .formatted(
                        checked.view(),
                        checked.generation(),
                        checked.position(),
                        checked.differing(),
                        checked.rows(),
                        leftOut(checked.leftOut()),
                        differences(checked.first(), "row", "log"));
    }

    private static String leftOut(List<String> names) {
        return names.isEmpty() ? "" : "\nleft out: " + String.join(", ", names);
    }

    private static String differences(List<RowDifference> first, String is, String expected) {
        return first.stream()
                .map(found -> "\n%s\n  %s: %s\n  %s: %s\n  %d events%s"
                        .formatted(
                                found.key(),
                                is,
                                found.is().orElse("no row"),
                                expected,
                                found.expected().orElse("no row"),
                                found.events(),
                                events(found.last())))
                .collect(Collectors.joining());
    }

    private static String events(List<EventReference> events) {
        return events.stream()
                .map(event -> "\n    %d %s %s %s"
                        .formatted(event.position(), event.event(), event.type(), event.recordedAt()))
                .collect(Collectors.joining());
    }

    static String of(SwitchResult switched) {
        return "generation %d of %s v%d serves from position %,d%s; %s"
                .formatted(
                        switched.serving(),
                        switched.view(),
                        switched.version(),
                        switched.position(),
                        switched.before()
                                .map(before -> ", in place of generation " + before)
                                .orElse(""),
                        switched.gate());
    }

    static String parked(List<ParkedEntry> parked) {
        return parked.isEmpty()
                ? "nothing is parked"
                : parked.stream()
                        .map(entry -> "%s at position %,d, %,d more events: %s"
                                .formatted(
                                        entry.parked().entry(),
                                        entry.parked().position(),
                                        entry.further(),
                                        entry.parked().reason()))
                        .collect(Collectors.joining("\n"));
    }

    static String of(DeliveryAudit audited) {
        return audited.clean()
                ? "%d generations got every event (%d buckets compared)"
                        .formatted(audited.generations(), audited.buckets())
                : audited.discrepancies().stream()
                        .map(DeliveryAudit.Discrepancy::sentence)
                        .collect(Collectors.joining("\n"));
    }

    static String of(RowExplanation why) {
        return "%s v%d%s, generation %d at position %,d, key %s\n  row: %s\n  log: %s%s\n  %,d events%s"
                .formatted(
                        why.view(),
                        why.version(),
                        why.parameters().isEmpty() ? "" : " (" + why.parameters() + ")",
                        why.generation(),
                        why.position(),
                        why.key(),
                        why.row().orElse("no row"),
                        why.folded().orElse("no row"),
                        why.parked().map(reason -> "\n  parked " + reason).orElse(""),
                        why.events(),
                        events(why.last()));
    }

    static String of(Consequences consequences) {
        var touches = consequences.touches().stream()
                .map(touched -> "\n%s v%d: %s"
                        .formatted(
                                touched.view(),
                                touched.version(),
                                touched.trouble().isEmpty() ? String.join(", ", touched.keys()) : touched.trouble()))
                .collect(Collectors.joining());
        return "%d %s %s%s\ncaused %d events%s"
                .formatted(
                        consequences.event().position(),
                        consequences.event().event(),
                        consequences.event().type(),
                        touches,
                        consequences.causes().size(),
                        events(consequences.causes()));
    }

    static String acts(List<AuditRecord> records) {
        return records.isEmpty()
                ? "nobody did anything"
                : records.stream()
                        .map(record ->
                                "%s %s: %s %s".formatted(record.at(), record.by(), record.action(), record.detail()))
                        .collect(Collectors.joining("\n"));
    }
}
