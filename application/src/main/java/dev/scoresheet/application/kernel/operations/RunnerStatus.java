package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.util.List;
import java.util.Optional;

/// Loops of this node that update read models. Thread-safe; answers at once, from memory.
public interface RunnerStatus {

    List<LoopStatus> loops();

    /// Returns the views of this release for which no generation can answer yet.
    List<NotReady> notReady();

    /// View for which no generation can answer.
    ///
    /// @param cause problem and remedy, in a sentence; empty while the view waits for a load alone
    record NotReady(ViewIdentity view, Optional<String> cause) {}
}
