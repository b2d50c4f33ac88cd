package dev.scoresheet.domain.loans.loan;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.loans.loan.Loan.Closed;
import dev.scoresheet.domain.loans.loan.Loan.None;
import dev.scoresheet.domain.loans.loan.Loan.Open;
import dev.scoresheet.domain.loans.loan.LoanCommand.Borrow;
import dev.scoresheet.domain.loans.loan.LoanCommand.Extend;
import dev.scoresheet.domain.loans.loan.LoanCommand.GiveBack;
import dev.scoresheet.domain.loans.loan.LoanCommand.Remind;
import dev.scoresheet.domain.loans.loan.LoanEvent.Borrowed;
import dev.scoresheet.domain.loans.loan.LoanEvent.Extended;
import dev.scoresheet.domain.loans.loan.LoanEvent.GivenBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.Reminded;
import dev.scoresheet.domain.loans.loan.LoanRejection.AlreadyBorrowed;
import dev.scoresheet.domain.loans.loan.LoanRejection.AlreadyGivenBack;
import dev.scoresheet.domain.loans.loan.LoanRejection.NoSuchLoan;
import dev.scoresheet.domain.loans.loan.LoanRejection.NotOverdue;
import dev.scoresheet.domain.loans.loan.LoanRejection.Overdue;
import dev.scoresheet.domain.loans.loan.LoanRejection.TooManyExtensions;
import java.time.LocalDate;

/// Rules of a loan: it runs for four weeks, and the reader can extend it twice by two weeks, until it is overdue.
public final class LoanDecider implements Decider<LoanCommand, Loan, LoanEvent, LoanRejection> {

    private static final int DAYS = 28;
    private static final int MORE_DAYS = 14;
    private static final int MOST_EXTENSIONS = 2;

    @Override
    public Loan initial() {
        return new None();
    }

    @Override
    public Decision<LoanEvent, LoanRejection> decide(LoanCommand command, Loan state) {
        return switch (state) {
            case None() ->
                command instanceof Borrow(var _, var reader, var copy, var branch, var on)
                        ? Decision.accept(new Borrowed(reader, copy, branch, on.plusDays(DAYS)))
                        : Decision.reject(new NoSuchLoan());
            case Open loan ->
                switch (command) {
                    case Borrow _ -> Decision.reject(new AlreadyBorrowed());
                    case Extend(var _, var on) -> extend(loan, on);
                    case GiveBack(var _, var on) -> Decision.accept(new GivenBack(loan.copy(), on));
                    case Remind(var _, var on) -> remind(loan, on);
                };
            case Closed(var _, var _, var _, var on) ->
                switch (command) {
                    case Borrow _ -> Decision.reject(new AlreadyBorrowed());
                    case Extend _, GiveBack _, Remind _ -> Decision.reject(new AlreadyGivenBack(on));
                };
        };
    }

    private static Decision<LoanEvent, LoanRejection> extend(Open loan, LocalDate on) {
        if (loan.isOverdue(on)) {
            return Decision.reject(new Overdue(loan.due()));
        }
        return loan.extensions() == MOST_EXTENSIONS
                ? Decision.reject(new TooManyExtensions(MOST_EXTENSIONS))
                : Decision.accept(new Extended(loan.due().plusDays(MORE_DAYS)));
    }

    /// Accepts a repeated reminder without an event, so that the sender can try again.
    private static Decision<LoanEvent, LoanRejection> remind(Open loan, LocalDate on) {
        if (!loan.isOverdue(on)) {
            return Decision.reject(new NotOverdue(loan.due()));
        }
        return loan.reminded() ? Decision.nothing() : Decision.accept(new Reminded(on));
    }

    @Override
    public Loan evolve(Loan state, LoanEvent event) {
        return switch (event) {
            case Borrowed(var reader, var copy, var _, var due) -> new Open(reader, copy, due, 0, false);
            case Extended(var due) -> {
                var loan = open(state, event);
                yield new Open(loan.reader(), loan.copy(), due, loan.extensions() + 1, false);
            }
            case Reminded _ -> {
                var loan = open(state, event);
                yield new Open(loan.reader(), loan.copy(), loan.due(), loan.extensions(), true);
            }
            case GivenBack(var copy, var on) -> {
                var loan = open(state, event);
                yield new Closed(loan.reader(), copy, loan.extensions(), on);
            }
        };
    }

    private static Open open(Loan state, LoanEvent event) {
        if (state instanceof Open loan) {
            return loan;
        }
        throw new IllegalStateException("a loan that is " + state + " cannot have the event " + event);
    }
}
