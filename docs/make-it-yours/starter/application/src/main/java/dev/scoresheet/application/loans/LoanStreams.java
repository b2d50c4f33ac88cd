package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.copy.CopyCommand;
import dev.scoresheet.domain.loans.copy.CopyDecider;
import dev.scoresheet.domain.loans.copy.CopyEvent;
import dev.scoresheet.domain.loans.copy.CopyRejection;
import dev.scoresheet.domain.loans.copy.CopyState;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanCommand;
import dev.scoresheet.domain.loans.loan.LoanDecider;
import dev.scoresheet.domain.loans.loan.LoanEvent;
import dev.scoresheet.domain.loans.loan.LoanRejection;
import java.util.UUID;
import java.util.regex.Pattern;

/// Streams of loans, `loan-{id}`, and of copies, `copy-{label}`.
public final class LoanStreams {

    private static final KeyForm UUIDS = new KeyForm(
            "UUIDs in lower case",
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}").asMatchPredicate());
    private static final KeyForm LABELS =
            new KeyForm("labels of copies", Pattern.compile("[a-z0-9-]+").asMatchPredicate());

    /// Borrowed, two extensions, overdue, reminded and given back, with some room for further facts.
    private static final long LOAN_BUDGET = 10;

    private LoanStreams() {}

    public static Aggregate<LoanCommand, Loan, LoanEvent, LoanRejection> loans() {
        return new Aggregate<>("loan", UUIDS, LoanEvent.class, new LoanDecider(), command -> stream(command.loan()))
                .withBudget(LOAN_BUDGET);
    }

    public static Aggregate<CopyCommand, CopyState, CopyEvent, CopyRejection> copies() {
        return new Aggregate<>("copy", LABELS, CopyEvent.class, new CopyDecider(), command -> stream(command.copy()));
    }

    public static StreamId stream(LoanId loan) {
        return new StreamId("loan", loan.toString());
    }

    static StreamId stream(CopyId copy) {
        return new StreamId("copy", copy.toString());
    }

    /// Returns the loan of a stream.
    public static LoanId loan(StreamId stream) {
        return new LoanId(UUID.fromString(stream.key()));
    }
}
