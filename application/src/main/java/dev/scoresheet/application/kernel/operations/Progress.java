package dev.scoresheet.application.kernel.operations;

/// Listener for the progress of a walk over the log. Called on the walking thread, at most once per page of the log.
@FunctionalInterface
public interface Progress {

    Progress NONE = (position, head) -> {};

    /// @param head end of the walk: the log's head when the walk began
    void at(long position, long head);
}
