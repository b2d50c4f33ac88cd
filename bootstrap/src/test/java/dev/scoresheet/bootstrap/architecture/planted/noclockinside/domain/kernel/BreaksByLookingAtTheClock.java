package dev.scoresheet.bootstrap.architecture.planted.noclockinside.domain.kernel;

import java.time.Instant;

final class BreaksByLookingAtTheClock {
    final Instant started = Instant.now();
}
