package dev.scoresheet.application.kernel.process.store;

/// Request of an operator to the owner of a partition. The owner obeys with its next step.
///
/// @param number number in the store; a step names the wishes that it settles
/// @param by name of the operator
public record Wish(long number, Request request, String by) {

    /// Content of a wish.
    public sealed interface Request {

        /// Tries the instance again now.
        record Retry(String instance) implements Request {}

        /// Leaves out what holds the instance. Obeyed only while its entry has this cause.
        record GiveUp(String instance, HeldInstance.Cause cause) implements Request {}

        /// Leaves out the event at a position, in all partitions, versions and folds.
        record GiveUpPosition(long position) implements Request {}

        /// Ends the step, commits it and gives the lease back, for a node of a higher version.
        record HandOver(int version) implements Request {}
    }
}
