package dev.scoresheet.application.kernel.process;

/// Receiver of some commands of a process. It belongs to the application of the process.
///
/// @param <C> commands that it receives
/// @param <U> union of all events
public sealed interface Target<C, U> permits ReactionTarget, JointTarget {

    /// Returns the class of the commands that it receives.
    Class<? extends C> commands();

    /// Returns the category that it writes first.
    String category();
}
