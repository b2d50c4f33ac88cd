package dev.scoresheet.application.kernel.operations.views.report;

import java.util.List;
import java.util.Optional;

/// List of all kept generations, as `projections` shows it.
///
/// @param head head of the log
public record GenerationList(long head, List<Line> projections) {

    /// @param lagEvents number of positions between the generation and the head
    /// @param lagSeconds age in seconds of the first event that it lacks
    /// @param mode delivery of its events: `inline`, `async`, `paused`, `stopped`, `loading`, or `none` for
    ///     one that is kept for a roll-back, waits for the clean-up or is not followed. It is `inline` when
    ///     every node of `nodes` steps it inline
    /// @param parameters parameters of its identity
    /// @param role `loading`, `candidate`, `serving`, `previous`, `retired`, or `unfollowed` for all but
    ///     the last when no live node follows its identity
    /// @param diskBytes bytes of its table and indexes; empty when unknown
    /// @param unfollowedSeconds seconds without a follower that count toward its retirement
    /// @param nodes live nodes that follow it
    /// @param load its load; empty unless the role is `loading`
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
            List<NodeMode> nodes,
            Optional<LoadProgress> load) {}

    /// Progress of a load.
    ///
    /// @param through position through which every pass reads the log
    /// @param passes number of ranges of keys, each loaded by one pass
    /// @param done number of passes that are done
    /// @param read last position that the current pass reported as read
    /// @param loader process that loads; empty if none does
    public record LoadProgress(long through, int passes, int done, long read, Optional<String> loader) {}

    /// Delivery of events to a generation on one node: `inline` with its appends, or `async`.
    public record NodeMode(String node, String mode) {}
}
