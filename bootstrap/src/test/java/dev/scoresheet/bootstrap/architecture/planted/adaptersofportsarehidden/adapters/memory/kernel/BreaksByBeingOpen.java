package dev.scoresheet.bootstrap.architecture.planted.adaptersofportsarehidden.adapters.memory.kernel;

import dev.scoresheet.bootstrap.architecture.planted.adaptersofportsarehidden.application.kernel.Port;

public class BreaksByBeingOpen implements Port {}
