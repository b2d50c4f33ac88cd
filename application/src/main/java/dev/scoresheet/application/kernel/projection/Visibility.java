package dev.scoresheet.application.kernel.projection;

import java.time.Duration;

/// How far answers from a view reach. Thread-safe; calls block.
public interface Visibility {

    /// Returns as soon as the generation of this view that serves shows a position, or after a time. A
    /// hint only: what an answer shows stands in the answer itself.
    ///
    /// @throws ViewNotReady when none serves
    void await(ViewIdentity view, long position, Duration atMost) throws InterruptedException;
}
