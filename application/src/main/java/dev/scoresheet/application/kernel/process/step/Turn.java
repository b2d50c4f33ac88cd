package dev.scoresheet.application.kernel.process.step;

/// Result of a turn of a partition's owner.
public sealed interface Turn {

    /// Something was done; more may follow at once.
    record Worked() implements Turn {}

    /// Nothing can be done now.
    record Quiet() implements Turn {}

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
