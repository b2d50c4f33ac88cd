package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.application.kernel.operations.views.report.ComparisonReport;
import dev.scoresheet.application.kernel.operations.views.report.Consequences;
import dev.scoresheet.application.kernel.operations.views.report.EventReference;
import dev.scoresheet.application.kernel.operations.views.report.FoldCheckReport;
import dev.scoresheet.application.kernel.operations.views.report.RowDifference;
import dev.scoresheet.application.kernel.operations.views.report.RowExplanation;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Text answers about rows and the events behind them.
final class RowTexts {

    private RowTexts() {}

    static String of(ComparisonReport report) {
        return String.format(
                Locale.ROOT,
                "%s: generation %d against %d at position %,d: %,d of %,d rows differ%s%s",
                report.view(),
                report.candidate(),
                report.serving(),
                report.position(),
                report.differing(),
                report.rows(),
                leftOut(report.leftOut()),
                differences(report.first(), "candidate", "serving"));
    }

    static String of(FoldCheckReport report) {
        return String.format(
                Locale.ROOT,
                "%s, generation %d at position %,d: %,d of %,d rows differ from the fold of the log%s%s",
                report.view(),
                report.generation(),
                report.position(),
                report.differing(),
                report.rows(),
                leftOut(report.leftOut()),
                differences(report.first(), "row", "log"));
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

    static String of(RowExplanation explanation) {
        return String.format(
                Locale.ROOT,
                "%s v%d%s, generation %d at position %,d, key %s\n  row: %s\n  log: %s%s\n  %,d events%s",
                explanation.view(),
                explanation.version(),
                explanation.parameters().isEmpty() ? "" : " (" + explanation.parameters() + ")",
                explanation.generation(),
                explanation.position(),
                explanation.key(),
                explanation.row().orElse("no row"),
                explanation.folded().orElse("no row"),
                explanation.parked().map(reason -> "\n  parked " + reason).orElse(""),
                explanation.events(),
                events(explanation.last()));
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
}
