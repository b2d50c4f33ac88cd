package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.application.kernel.operations.views.consumer.CleanUp;
import dev.scoresheet.application.kernel.operations.views.report.ActionList;
import dev.scoresheet.application.kernel.operations.views.report.DeliveryAudit;
import dev.scoresheet.application.kernel.operations.views.report.ParkedEntryList;
import dev.scoresheet.application.kernel.operations.views.report.RebuildEstimate;
import dev.scoresheet.application.kernel.operations.views.report.RebuildResult;
import dev.scoresheet.application.kernel.operations.views.report.RepairResult;
import dev.scoresheet.application.kernel.operations.views.report.SwitchResult;
import java.util.Locale;
import java.util.stream.Collectors;

/// Text answers for operators.
final class TextAnswers {

    private static final double MEGA = 1 << 20;

    private TextAnswers() {}

    static String of(CleanUp.Done cleaned) {
        var dropped = "%d generations dropped: %s".formatted(cleaned.dropped().size(), cleaned.dropped());
        return cleaned.retired().isEmpty()
                ? dropped
                : "%d generations retired: %s\n%s".formatted(cleaned.retired().size(), cleaned.retired(), dropped);
    }

    static String of(RebuildEstimate estimate) {
        return String.format(
                Locale.ROOT,
                "about %,d rows from %,d events: %.1f minutes, %,.0f MB of disk, %,.0f MB of memory in %d pass%s"
                        + " (from a sample of %,d events)",
                estimate.rows(),
                estimate.events(),
                estimate.seconds() / 60,
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
                rebuilt.seconds());
    }

    static String of(RepairResult repaired) {
        return String.format(
                Locale.ROOT,
                "%s, generation %d: %d rows folded through position %,d, %d changed%s",
                repaired.view(),
                repaired.generation(),
                repaired.keys().size(),
                repaired.position(),
                repaired.changed(),
                repaired.givenUp().isEmpty() ? "" : ", given up at positions " + repaired.givenUp());
    }

    static String of(SwitchResult switched) {
        return String.format(
                Locale.ROOT,
                "generation %d of %s v%d serves from position %,d%s; %s",
                switched.serving(),
                switched.view(),
                switched.version(),
                switched.position(),
                switched.before()
                        .map(before -> ", in place of generation " + before)
                        .orElse(""),
                switched.gate());
    }

    static String of(ParkedEntryList list) {
        return list.parked().isEmpty()
                ? "nothing is parked"
                : list.parked().stream()
                        .map(entry -> String.format(
                                Locale.ROOT,
                                "%s at position %,d, %,d more events: %s",
                                entry.entry(),
                                entry.position(),
                                entry.further(),
                                entry.reason()))
                        .collect(Collectors.joining("\n"));
    }

    static String of(DeliveryAudit audited) {
        return audited.clean()
                ? "%d generations received every event (%d buckets compared)"
                        .formatted(audited.generations(), audited.buckets())
                : audited.discrepancies().stream()
                        .map(DeliveryAudit.Discrepancy::sentence)
                        .collect(Collectors.joining("\n"));
    }

    static String of(ActionList list) {
        return list.acts().isEmpty()
                ? "No operator action is recorded for this view."
                : list.acts().stream()
                        .map(act -> "%s %s: %s %s".formatted(act.at(), act.by(), act.action(), act.detail()))
                        .collect(Collectors.joining("\n"));
    }
}
