package dev.scoresheet.bootstrap.architecture.planted.httpneverdecides.adapters.http.kernel;

import dev.scoresheet.domain.kernel.BulbDecider;

final class BreaksByDeciding {
    final BulbDecider decider = new BulbDecider();
}
