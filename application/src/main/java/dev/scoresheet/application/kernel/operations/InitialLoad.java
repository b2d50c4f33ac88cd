package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.projection.ViewIdentity;

/// Fills an identity of a view beside the generations that there are, when nothing serves it yet: what
/// a release does that finds only generations of other releases.
public interface InitialLoad {

    /// Begins such a load, or takes up an unfinished one, and returns when the generation is followed,
    /// when the load was cancelled, or at once when somebody is at it, here or in another process. May
    /// be called again at any time.
    ///
    /// @throws dev.scoresheet.application.kernel.projection.ShapeChanged when this release can make no
    ///     new generation of the view
    /// @throws dev.scoresheet.application.kernel.log.StoreUnavailable to be tried again
    void load(ViewIdentity identity) throws InterruptedException;
}
