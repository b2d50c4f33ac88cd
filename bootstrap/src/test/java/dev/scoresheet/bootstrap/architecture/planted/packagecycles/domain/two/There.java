package dev.scoresheet.bootstrap.architecture.planted.packagecycles.domain.two;

import dev.scoresheet.bootstrap.architecture.planted.packagecycles.domain.one.BreaksByReturning;

public final class There {

    BreaksByReturning back;
}
