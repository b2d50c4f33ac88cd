package dev.scoresheet.bootstrap.architecture.planted.nothingdependsonbootstrap.application.kernel;

import dev.scoresheet.bootstrap.architecture.planted.nothingdependsonbootstrap.bootstrap.kernel.Wiring;

final class BreaksByWiring {
    final Wiring wiring = new Wiring();
}
