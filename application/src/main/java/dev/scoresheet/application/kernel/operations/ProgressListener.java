package dev.scoresheet.application.kernel.operations;

/// Listener for the progress of a long operation. Called often, on any thread.
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = (stage, done, of) -> {};

    /// @param stage current stage, such as `pass 1 of 2: reading events`; each stage has its own counts
    /// @param of total count of the stage; 0 if unknown
    void at(String stage, long done, long of);
}
