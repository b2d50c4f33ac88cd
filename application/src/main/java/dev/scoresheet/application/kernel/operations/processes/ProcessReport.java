package dev.scoresheet.application.kernel.operations.processes;

import dev.scoresheet.application.kernel.process.store.HeldInstance;
import java.util.List;
import java.util.Locale;

/// Report of one process, from which an operator decides on its entries.
///
/// @param held instances with an entry, the parked ones first, then by position
/// @param acts acts of operators, the latest first
public record ProcessReport(String name, List<Held> held, List<ActLines.ActLine> acts) {

    public ProcessReport {
        held = List.copyOf(held);
        acts = List.copyOf(acts);
    }

    /// @param status `waiting` or `parked`
    public record Held(String instance, String status, InstanceReport.Entry entry) {

        static Held of(HeldInstance held) {
            var status = held.kind().name().toLowerCase(Locale.ROOT);
            return new Held(held.instance(), status, InstanceReport.Entry.of(held));
        }
    }
}
