package dev.scoresheet.application.kernel.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// What a node sees of one of its loops, at one moment. Three things that move independently tell whether
/// it lives: the head of the log, what it has read, and when it last went round.
///
/// @param name such as `game-summaries/3`: view and generation
/// @param read the last position it has read; none for a loop that reads none
/// @param turned when it last went round, by the clock of the wall; also when there was nothing to do
/// @param period a live one goes round at least this often
/// @param detail what hinders it, in a sentence
public record LoopStatus(
        String name, State state, OptionalLong read, Instant turned, Duration period, Optional<String> detail) {

    public enum State {
        /// Stands by: another node does it.
        WAITING,
        /// At work, or ready for it.
        RUNNING,
        /// Something fails: tried again and again, ever more rarely.
        TRYING_AGAIN,
        /// Can go no further with this release.
        STOPPED,
        /// Its thread ended, and nobody asked for that.
        DEAD
    }
}
