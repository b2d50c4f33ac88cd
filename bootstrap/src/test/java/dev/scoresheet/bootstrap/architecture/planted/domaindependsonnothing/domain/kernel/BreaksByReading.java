package dev.scoresheet.bootstrap.architecture.planted.domaindependsonnothing.domain.kernel;

import java.io.StringReader;

final class BreaksByReading {
    final StringReader reader = new StringReader("the domain reads nothing");
}
