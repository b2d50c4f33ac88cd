package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.ViewNotReady;
import dev.scoresheet.application.kernel.projection.Visibility;
import java.time.Duration;

final class MemoryVisibility implements Visibility {

    private final MemoryViewState state;

    MemoryVisibility(MemoryViewState state) {
        this.state = state;
    }

    @Override
    public void await(ViewIdentity view, long position, Duration atMost) throws InterruptedException {
        state.awaitMoved(atMost, () -> shown(view) >= position);
    }

    private long shown(ViewIdentity view) {
        return state.serving(view)
                .orElseThrow(() -> new ViewNotReady(view))
                .progress
                .position();
    }
}
