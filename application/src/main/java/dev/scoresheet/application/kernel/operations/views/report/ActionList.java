package dev.scoresheet.application.kernel.operations.views.report;

import dev.scoresheet.application.kernel.projection.generation.Generations.AuditRecord;
import java.time.Instant;
import java.util.List;

/// List of the actions of operators on a view, as `acts` shows it.
public record ActionList(List<Line> acts) {

    public record Line(Instant at, String by, String action, String detail) {}

    public static ActionList of(List<AuditRecord> records) {
        return new ActionList(records.stream()
                .map(record -> new Line(record.at(), record.by(), record.action(), record.detail()))
                .toList());
    }
}
