package dev.scoresheet.domain.loans;

import java.util.UUID;

/// Id of a loan.
public record LoanId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
