package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.projection.ViewIdentity;

/// Load of a view identity that has no serving generation, beside the existing generations. A release runs it when it
/// finds only generations of other releases.
public interface InitialLoad {

    /// Begins a load, or resumes an unfinished one. Returns when the generation counts as followed, or when the load
    /// was cancelled. Returns at once when this or another process already loads it. The caller may call it
    /// again at any time.
    ///
    /// @throws dev.scoresheet.application.kernel.projection.ShapeChanged when this release cannot make a
    ///     new generation of the view
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable when the store is unavailable; the caller can
    ///     retry
    void load(ViewIdentity identity) throws InterruptedException;
}
