package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;
import java.util.OptionalLong;

/// What the auditor found.
///
/// @param generations how many were looked at
/// @param buckets how many buckets of positions were compared this time
public record DeliveryAudit(int generations, long buckets, List<Discrepancy> discrepancies) {

    public boolean clean() {
        return discrepancies.isEmpty();
    }

    /// A bucket of positions that were not delivered as the log has them.
    ///
    /// @param first position of the bucket
    /// @param expected how many events of it the projection follows
    /// @param delivered how many were handed to it
    /// @param position of the event that explains the difference, when one does
    public record Discrepancy(
            String view, long generation, long first, long last, long expected, long delivered, OptionalLong position) {

        public String sentence() {
            var what = "%s, generation %d: positions %d to %d hold %d events that it follows, and %d were delivered"
                    .formatted(view, generation, first, last, expected, delivered);
            return position.isPresent()
                    ? what + "; the one at position %d explains it".formatted(position.getAsLong())
                    : what;
        }
    }
}
