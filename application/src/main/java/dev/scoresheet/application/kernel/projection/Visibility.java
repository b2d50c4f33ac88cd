package dev.scoresheet.application.kernel.projection;

import java.time.Duration;

/// Port to wait until a view reaches a position. Thread-safe; calls block.
public interface Visibility {

    /// Waits until the serving generation of this view shows a position, or the time is over. This is a hint only:
    /// the answer itself states its position.
    ///
    /// @throws ViewNotReady when no generation serves
    void await(ViewIdentity view, long position, Duration atMost) throws InterruptedException;
}
