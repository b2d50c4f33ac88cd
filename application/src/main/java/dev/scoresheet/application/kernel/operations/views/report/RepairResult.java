package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;

/// Result of folding rows again from the log.
///
/// @param keys keys of the folded rows, as text
/// @param changed number of rows that changed
/// @param givenUp positions of events that this repair left out of the view for ever
/// @param position position of the fold
public record RepairResult(
        String view, long generation, List<String> keys, int changed, List<Long> givenUp, long position) {

    /// Returns the result as a sentence for the audit trail.
    public String summary() {
        return "generation %d through position %d: %d rows folded, %d changed, %d events given up"
                .formatted(generation, position, keys.size(), changed, givenUp.size());
    }
}
