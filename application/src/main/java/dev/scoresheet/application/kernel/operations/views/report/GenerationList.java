package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;
import java.util.Optional;

/// Every generation that is kept, as `projections` shows it.
///
/// @param head of the log
public record GenerationList(long head, List<Line> projections) {

    /// @param lagEvents positions between it and the head
    /// @param lagSeconds how long the first event that it lacks has been in the log
    /// @param mode how it gets its events: `inline`, `async`, `paused`, `stopped`, `loading`, or `none`
    ///     for one that is kept for a roll-back, waits for the clean-up or is not followed. It is `inline` when
    ///     every node of `nodes` steps it so
    /// @param parameters of its identity
    /// @param role `loading`, `candidate`, `serving`, `previous`, `retired`, or `unfollowed` for any but
    ///     the last when no live node follows its identity
    /// @param diskBytes its table with the indexes; none where that cannot be told
    /// @param unfollowedSeconds how much of the time after which it is retired has counted
    /// @param nodes the nodes that live and follow it
    public record Line(
            String name,
            int version,
            long generation,
            long position,
            long lagEvents,
            double lagSeconds,
            Optional<String> owner,
            int parked,
            String mode,
            String parameters,
            String role,
            Optional<Long> diskBytes,
            Optional<Long> unfollowedSeconds,
            List<NodeMode> nodes) {}

    /// How one node gets a generation its events: `inline` with its appends, or `async`.
    public record NodeMode(String node, String mode) {}
}
