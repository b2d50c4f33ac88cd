package dev.scoresheet.application.kernel.operations.views.model;

/// Told now and then how far a long operation is. Called on any thread, often.
@FunctionalInterface
public interface ProgressListener {

    ProgressListener NONE = (stage, done, of) -> {};

    /// @param stage what is being done, as in `pass 1 of 2: events read`; the figures begin anew with
    ///     another
    /// @param of how many there are
    void at(String stage, long done, long of);
}
