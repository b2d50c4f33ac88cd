package dev.scoresheet.adapters.http.loans;

import dev.scoresheet.application.loans.LoanView;
import dev.scoresheet.application.loans.OpenLoan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Loan on the wire.
record LoanDocument(
        String id,
        long version,
        String status,
        String reader,
        String copy,
        Optional<Instant> due,
        int extensions,
        Optional<Instant> givenBack) {

    /// Open loans of a reader on the wire.
    record Page(List<Item> items) {

        static Page of(List<OpenLoan> loans) {
            return new Page(loans.stream()
                    .map(loan -> new Item(
                            loan.id().toString(),
                            loan.copy().value(),
                            loan.due(),
                            loan.extensions(),
                            loan.overdue(),
                            loan.reminded()))
                    .toList());
        }
    }

    record Item(String id, String copy, Instant due, int extensions, boolean overdue, boolean reminded) {}

    static LoanDocument of(String id, long version, LoanView loan) {
        return new LoanDocument(
                id,
                version,
                status(loan),
                loan.reader().value(),
                loan.copy().value(),
                loan.due(),
                loan.extensions(),
                loan.givenBack());
    }

    private static String status(LoanView loan) {
        if (loan.givenBack().isPresent()) {
            return "given-back";
        }
        return loan.overdue() ? "overdue" : "open";
    }
}
