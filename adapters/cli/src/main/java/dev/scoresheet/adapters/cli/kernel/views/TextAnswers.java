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

    static String of(CleanUp.Done done) {
        var dropped = "%d generations dropped: %s".formatted(done.dropped().size(), done.dropped());
        return done.retired().isEmpty()
                ? dropped
                : "%d generations retired: %s\n%s".formatted(done.retired().size(), done.retired(), dropped);
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

    static String of(RebuildResult result) {
        return String.format(
                Locale.ROOT,
                "generation %d of %s v%d is filled through position %,d: %,d rows, %d parked, in %.1f s;"
                        + " `diff` compares it, `cutover` lets it serve",
                result.generation(),
                result.view(),
                result.version(),
                result.position(),
                result.rows(),
                result.parked(),
                result.seconds());
    }

    static String of(RepairResult result) {
        return String.format(
                Locale.ROOT,
                "%s, generation %d: %d rows folded through position %,d, %d changed%s",
                result.view(),
                result.generation(),
                result.keys().size(),
                result.position(),
                result.changed(),
                result.givenUp().isEmpty() ? "" : ", given up at positions " + result.givenUp());
    }

    static String of(SwitchResult result) {
        return String.format(
                Locale.ROOT,
                "generation %d of %s v%d serves from position %,d%s; %s",
                result.serving(),
                result.view(),
                result.version(),
                result.position(),
                result.before()
                        .map(before -> ", in place of generation " + before)
                        .orElse(""),
                result.gate());
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

    static String of(DeliveryAudit audit) {
        return audit.clean()
                ? "%d generations received every event (%d buckets compared)"
                        .formatted(audit.generations(), audit.buckets())
                : audit.discrepancies().stream()
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
