package dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.loan;

import dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.copy.Copy;

final class BreaksByReachingOver {
    final Copy copy = new Copy();
}
