package dev.scoresheet.bootstrap.architecture.planted.packagecycles.domain.one;

import dev.scoresheet.bootstrap.architecture.planted.packagecycles.domain.two.There;

public final class BreaksByReturning {

    There there;
}
