package dev.scoresheet.application.kernel.operations.views;

import java.util.List;
import java.util.Optional;

/// Every generation that is kept, as `projections` shows it.
///
/// @param head of the log
public record Listed(long head, List<Line> projections) {

    /// @param lagEvents positions between it and the head
    /// @param lagSeconds how long the first event that it lacks has been in the log
    /// @param mode how it gets its events: `inline`, `async`, `paused`, `stopped`, `loading`, or `none`
    ///     for one that is kept for a roll-back or waits for the clean-up
    public record Line(
            String name,
            int version,
            long generation,
            long position,
            long lagEvents,
            double lagSeconds,
            Optional<String> owner,
            int parked,
            String mode) {}
}
