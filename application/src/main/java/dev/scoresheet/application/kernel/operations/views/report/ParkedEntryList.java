package dev.scoresheet.application.kernel.operations.views.report;

import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import java.util.List;

/// List of the parked entries of a generation, as `parked` shows it.
public record ParkedEntryList(List<Line> parked) {

    /// @param entry name of the key or stream
    /// @param position position of the first failure
    /// @param further number of later events that wait for the entry
    public record Line(String entry, long position, String reason, long further) {}

    public static ParkedEntryList of(List<ParkedEntry> entries) {
        return new ParkedEntryList(entries.stream()
                .map(entry -> new Line(
                        entry.parked().entry(),
                        entry.parked().position(),
                        entry.parked().reason(),
                        entry.further()))
                .toList());
    }
}
