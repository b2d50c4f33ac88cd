package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One filling of a view: a table of its own, with its own progress and lease.
///
/// @param number unique in the system; grows
/// @param progress where it stands; while loading, the position through which it is loaded
/// @param owner the node whose lease holds
/// @param stopped why its consumer stopped, as its last owner said
/// @param parked how many entries are parked
/// @param load how far its bulk load is; none when it was filled from its first event on
/// @param unfollowed for how long no live node has followed its identity, as far as that counts
///     ([Generations#retireUnfollowed]); none while a node follows it, and while no node lives. A retired
///     generation keeps it when it was retired for that
public record Generation(
        long number,
        ViewIdentity identity,
        Role role,
        Progress progress,
        Optional<String> owner,
        boolean paused,
        Optional<String> stopped,
        int parked,
        Optional<Load> load,
        Optional<Duration> unfollowed,
        Instant createdAt) {

    /// Whether nodes follow the log into it, or are to.
    public boolean isFollowed() {
        return role.isFollowed() && unfollowed.isEmpty();
    }

    /// The role in a word for people and scripts: what no live node follows plays none.
    public String word() {
        return role != Role.RETIRED && unfollowed.isPresent()
                ? "unfollowed"
                : role.name().toLowerCase(Locale.ROOT);
    }

    /// What a generation is there for.
    public enum Role {
        /// Being bulk-loaded; nobody follows the log into it.
        LOADING,
        /// Loaded and followed; waits for its cut-over.
        CANDIDATE,
        /// Answers the queries of its identity, and is followed.
        SERVING,
        /// Served before: keeps its rows and checkpoint for a roll-back, and is not followed.
        PREVIOUS,
        /// Waits to be dropped by the clean-up.
        RETIRED;

        public boolean isFollowed() {
            return switch (this) {
                case CANDIDATE, SERVING -> true;
                case LOADING, PREVIOUS, RETIRED -> false;
            };
        }
    }

    /// A bulk load.
    ///
    /// @param through the position through which all passes load
    /// @param passes into how many ranges of keys the load is cut
    /// @param done how many of them are in the table, durably
    /// @param read how many positions the pass under way has read
    /// @param rows how many rows were written
    /// @param cancelRequested the loader ends at its next look
    /// @param loader the process that loads, as long as it says that it lives
    public record Load(
            long through,
            int passes,
            int done,
            long read,
            long rows,
            boolean cancelRequested,
            Optional<String> loader,
            Duration spent) {}
}
