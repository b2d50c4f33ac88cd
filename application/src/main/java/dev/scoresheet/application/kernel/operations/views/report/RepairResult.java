package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;

/// Rows that were folded anew from the log.
///
/// @param keys whose rows were folded, as text
/// @param changed how many of them are different now
/// @param givenUp positions of events that are left out of this view for ever, by this act
/// @param position through which they were folded
public record RepairResult(
        String view, long generation, List<String> keys, int changed, List<Long> givenUp, long position) {

    /// For the record.
    public String summary() {
        return "generation %d through position %d: %d rows folded, %d changed, %d events given up"
                .formatted(generation, position, keys.size(), changed, givenUp.size());
    }
}
