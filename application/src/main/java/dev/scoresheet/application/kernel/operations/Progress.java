package dev.scoresheet.application.kernel.operations;

/// Told now and then how far a walk over the log is. Called on the walking thread, at most once per page of the log.
@FunctionalInterface
public interface Progress {

    Progress NONE = (position, head) -> {};

    /// @param head where the walk will end: the log's head when it began
    void at(long position, long head);
}
