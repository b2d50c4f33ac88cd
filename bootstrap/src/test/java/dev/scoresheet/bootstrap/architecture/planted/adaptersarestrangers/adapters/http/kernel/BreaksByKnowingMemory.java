package dev.scoresheet.bootstrap.architecture.planted.adaptersarestrangers.adapters.http.kernel;

import dev.scoresheet.bootstrap.architecture.planted.adaptersarestrangers.adapters.memory.kernel.Stranger;

final class BreaksByKnowingMemory {
    final Stranger stranger = new Stranger();
}
