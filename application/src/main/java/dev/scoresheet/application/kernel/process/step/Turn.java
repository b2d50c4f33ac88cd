package dev.scoresheet.application.kernel.process.step;

import java.time.Duration;

/// Result of a turn of a partition's owner.
public sealed interface Turn {

    /// Something was done; more may follow at once.
    record Worked() implements Turn {}

    /// A step was made and not committed, because the progress of the partition changed. Its reactions may be sent.
    record Overtaken() implements Turn {}

    /// Nothing can be done until the log grows, or time passes.
    ///
    /// @param beyond position after which there is something to do; none is, if only time helps
    /// @param pause time until something may be due
    record Quiet(long beyond, Duration pause) implements Turn {

        static Quiet forTime(Duration pause) {
            return new Quiet(Long.MAX_VALUE, pause);
        }
    }

    /// An operator paused the partition.
    record Paused() implements Turn {}

    /// The partition has another owner. This one does nothing more.
    record Lost() implements Turn {}

    /// The owner gives the partition back for a node of a higher version.
    record HandedOver() implements Turn {}

    /// The partition cannot go on here.
    ///
    /// @param position checkpoint
    record Stopped(long position, String reason) implements Turn {}
}
