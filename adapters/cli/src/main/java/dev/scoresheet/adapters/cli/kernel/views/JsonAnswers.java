package dev.scoresheet.adapters.cli.kernel.views;

import dev.scoresheet.application.kernel.projection.generation.Generations.AuditRecord;
import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import java.util.List;

/// JSON answers that differ from the value of the port.
final class JsonAnswers {

    record Cancelled(String view, boolean cancelled) {}

    record Done(String view, long generation, String done) {}

    record Entry(String entry, long position, String reason, long further) {}

    record Entries(List<Entry> parked) {}

    record Act(String at, String by, String action, String detail) {}

    record Acts(List<Act> acts) {}

    private JsonAnswers() {}

    static Cancelled cancelled(String view) {
        return new Cancelled(view, true);
    }

    static Done done(String view, long generation, String what) {
        return new Done(view, generation, what);
    }

    static Entries parked(List<ParkedEntry> parked) {
        return new Entries(parked.stream()
                .map(entry -> new Entry(
                        entry.parked().entry(),
                        entry.parked().position(),
                        entry.parked().reason(),
                        entry.further()))
                .toList());
    }

    static Acts acts(List<AuditRecord> records) {
        return new Acts(records.stream()
                .map(record -> new Act(record.at().toString(), record.by(), record.action(), record.detail()))
                .toList());
    }
}
