package dev.scoresheet.adapters.cli.kernel.processes;

import dev.scoresheet.application.kernel.operations.processes.ActLines;
import dev.scoresheet.application.kernel.operations.processes.InstanceReport;
import dev.scoresheet.application.kernel.operations.processes.ProcessList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Text answers about processes.
final class ProcessTexts {

    private static final String FORM = "%-24s %4s %12s %10s %10s %9s %8s %7s  %s";

    private ProcessTexts() {}

    static String of(ProcessList list) {
        var lines = new ArrayList<>(List.of(FORM.formatted(
                "process", "ver", "position", "lag", "lag s", "instances", "waiting", "parked", "owner")));
        for (var process : list.processes()) {
            for (var one : process.partitions()) {
                lines.add(FORM.formatted(
                        process.name() + "/" + one.partition(),
                        process.version(),
                        one.position(),
                        one.lagEvents(),
                        String.format(Locale.ROOT, "%.1f", one.lagSeconds()),
                        process.instances(),
                        process.waiting(),
                        process.parked(),
                        one.owner().orElse("-")));
            }
            lines.add("  acts from %d; next deadline %s; %d fired, lateness p50 %s ms, p99 %s ms"
                    .formatted(
                            process.actsFrom(),
                            shown(process.nextDeadline()),
                            process.fired(),
                            shown(process.latenessMillis().p50()),
                            shown(process.latenessMillis().p99())));
        }
        return String.join("\n", lines);
    }

    private static String shown(Optional<?> value) {
        return value.map(Object::toString).orElse("-");
    }

    static String of(InstanceReport report) {
        var lines = new ArrayList<>(List.of(
                "%s, instance %s: %s".formatted(report.name(), report.instance(), report.status()),
                "state: " + report.state(),
                "deadline: " + shown(report.deadline())));
        report.entry()
                .ifPresent(entry -> lines.add("entry: %s, held from position %d since %s: %s"
                        .formatted(entry.cause(), entry.heldFrom(), entry.since(), entry.reason())));
        lines.add("made by: " + String.join(", ", report.made()));
        report.sent()
                .forEach(sent -> lines.add("sent: %s %s to %s: %s"
                        .formatted(sent.at(), sent.reaction(), sent.reference(), sent.outcome())));
        return String.join("\n", lines);
    }

    static String of(ActLines acts) {
        return acts.acts().isEmpty()
                ? "No act is recorded for this process."
                : acts.acts().stream()
                        .map(act -> "%s %s: %s %s".formatted(act.at(), act.by(), act.action(), act.detail()))
                        .collect(Collectors.joining("\n"));
    }
}
