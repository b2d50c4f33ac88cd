package dev.scoresheet.bootstrap.architecture.planted.storewithoutcontract.adapters.memory.kernel;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import java.time.Duration;
import java.util.List;

final class BreaksByPromisingNothing implements EventFeed<String> {

    @Override
    public long head() {
        return 0;
    }

    @Override
    public Page<String> after(long position, Filter filter, int limit) {
        return new Page<>(List.of(), position);
    }

    @Override
    public void awaitAfter(long position, Duration atMost) {}
}
