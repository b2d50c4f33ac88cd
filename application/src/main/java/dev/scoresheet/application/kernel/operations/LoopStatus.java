package dev.scoresheet.application.kernel.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Status of one loop of a node at one moment. Three values show that a loop is alive: the head of the log, the last
/// position read, and the time of the last heartbeat. They move independently.
///
/// @param name view and generation, such as `game-summaries/3`
/// @param read last position read; empty for a loop that reads no positions
/// @param lastBeat time of the last heartbeat by the system clock; an idle loop also sends heartbeats
/// @param period longest time between two heartbeats of a live loop
/// @param detail current problem, in a sentence
public record LoopStatus(
        String name, State state, OptionalLong read, Instant lastBeat, Duration period, Optional<String> detail) {

    public enum State {
        /// On standby: another node runs this loop.
        WAITING,
        /// Working, or ready to work.
        RUNNING,
        /// Failing; the loop retries with increasing back-off.
        TRYING_AGAIN,
        /// Stopped: it cannot continue with this release.
        STOPPED,
        /// Its thread ended without a request to stop.
        DEAD
    }

    /// Returns this status with another state. The last heartbeat stays.
    public LoopStatus as(State other, Optional<String> reason) {
        return new LoopStatus(name, other, read, lastBeat, period, reason);
    }
}
