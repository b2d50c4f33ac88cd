package dev.scoresheet.bootstrap.architecture.planted.storewithoutcontract.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.Visibility;
import java.time.Duration;

final class BreaksByAnsweringNobody implements Visibility {

    @Override
    public void await(ViewIdentity view, long position, Duration atMost) {}
}
