package dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.loan;

import dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.copy.CopyEvent.Bought;
import dev.scoresheet.bootstrap.architecture.planted.aggregatesarestrangers.domain.loans.copy.CopyId;

final class Shelf {

    CopyId copy(Bought event) {
        return event.copy();
    }
}
