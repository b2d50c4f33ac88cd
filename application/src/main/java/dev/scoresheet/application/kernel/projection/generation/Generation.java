package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Generation of a view: a table with its own progress and lease.
///
/// @param number the number, unique in the system and growing
/// @param progress the progress; during a load, the position through which it is loaded
/// @param owner node whose lease is valid
/// @param handedTo node to which an operator handed the lease over, until another node takes it
/// @param stopped reason why its consumer stopped, as its last owner reported it
/// @param parked number of parked entries
/// @param load state of its bulk load; empty if it was filled from its first event on
/// @param unfollowed how long no live node has followed its identity, as counted by [Generations#retireUnfollowed];
///     empty while a node follows it, and while no node is alive. A generation that was retired for this reason keeps
///     the value
public record Generation(
        long number,
        ViewIdentity identity,
        Role role,
        Progress progress,
        Optional<String> owner,
        Optional<String> handedTo,
        boolean paused,
        Optional<String> stopped,
        int parked,
        Optional<Load> load,
        Optional<Duration> unfollowed,
        Instant createdAt) {

    /// True if nodes follow the log into it, or are about to.
    public boolean isFollowed() {
        return role.isFollowed() && unfollowed.isEmpty();
    }

    /// True if it answers queries, or can do so after its load.
    public boolean isUsed() {
        return switch (role) {
            case LOADING, CANDIDATE, SERVING -> true;
            case PREVIOUS, RETIRED -> false;
        };
    }

    /// Returns the name of its lease: `view/generation`.
    public String lease() {
        return identity.view() + "/" + number;
    }

    /// Returns the role as a word for people and scripts: `unfollowed` if no live node follows it.
    public String word() {
        return role != Role.RETIRED && unfollowed.isPresent()
                ? "unfollowed"
                : role.name().toLowerCase(Locale.ROOT);
    }

    /// Role of a generation.
    public enum Role {
        /// Being bulk-loaded; no node follows the log into it.
        LOADING,
        /// Loaded and followed; waits for its cut-over.
        CANDIDATE,
        /// Answers the queries of its identity, and is followed.
        SERVING,
        /// Served before: keeps its rows and checkpoint for a roll-back, and is not followed.
        PREVIOUS,
        /// Waits until the clean-up drops it.
        RETIRED;

        public boolean isFollowed() {
            return switch (this) {
                case CANDIDATE, SERVING -> true;
                case LOADING, PREVIOUS, RETIRED -> false;
            };
        }
    }

    /// State of a bulk load.
    ///
    /// @param through position through which all passes load
    /// @param passes number of ranges of keys into which the load is divided
    /// @param done number of passes that are durable in the table
    /// @param read number of positions that the current pass has read
    /// @param rows number of rows that were written
    /// @param cancelRequested true if the loader is to end at its next check
    /// @param loader process that loads, while it sends heartbeats
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
