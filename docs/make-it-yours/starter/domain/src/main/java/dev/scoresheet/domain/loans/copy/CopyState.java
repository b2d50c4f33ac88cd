package dev.scoresheet.domain.loans.copy;

import dev.scoresheet.domain.loans.LoanId;

/// State of a copy: in the library, or with a reader.
public sealed interface CopyState {

    record InLibrary() implements CopyState {}

    /// @param late true if it was not back in time
    record WithReader(LoanId loan, boolean late) implements CopyState {}
}
