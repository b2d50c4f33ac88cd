package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;
import java.util.OptionalLong;

/// Result of a delivery audit.
///
/// @param generations number of audited generations
/// @param buckets number of position buckets compared in this audit
public record DeliveryAudit(int generations, long buckets, List<Discrepancy> discrepancies) {

    public boolean clean() {
        return discrepancies.isEmpty();
    }

    /// Bucket of positions whose deliveries differ from the log.
    ///
    /// @param first first position of the bucket
    /// @param expected number of its events that the projection follows
    /// @param delivered number of events delivered to it
    /// @param position position of the event that alone explains the difference; empty if there is none
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
