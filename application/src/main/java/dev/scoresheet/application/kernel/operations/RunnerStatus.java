package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.util.List;

/// The loops of this node that keep read models going. Thread-safe; answers at once, from memory.
public interface RunnerStatus {

    List<LoopStatus> loops();

    /// Views of this release that nothing answers yet.
    List<ViewIdentity> notReady();
}
