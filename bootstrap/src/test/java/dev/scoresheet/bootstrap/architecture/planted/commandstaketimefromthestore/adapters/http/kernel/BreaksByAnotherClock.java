package dev.scoresheet.bootstrap.architecture.planted.commandstaketimefromthestore.adapters.http.kernel;

import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Instant;

record BreaksByAnotherClock(CommandHandler<Instant, String, String> handler, TimeSource clock) {

    Instant at() {
        return clock.instant();
    }
}
