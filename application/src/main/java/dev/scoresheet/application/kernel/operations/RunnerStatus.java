package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.util.List;

/// Loops of this node that update read models. Thread-safe; answers at once, from memory.
public interface RunnerStatus {

    List<LoopStatus> loops();

    /// Returns the views of this release that no generation serves yet.
    List<ViewIdentity> notReady();
}
