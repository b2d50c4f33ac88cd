package dev.scoresheet.domain.loans.loan;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.loans.loan.Loan.Closed;
import dev.scoresheet.domain.loans.loan.Loan.None;
import dev.scoresheet.domain.loans.loan.Loan.Open;
import dev.scoresheet.domain.loans.loan.LoanCommand.Borrow;
import dev.scoresheet.domain.loans.loan.LoanCommand.Extend;
import dev.scoresheet.domain.loans.loan.LoanCommand.FallDue;
import dev.scoresheet.domain.loans.loan.LoanCommand.GiveBack;
import dev.scoresheet.domain.loans.loan.LoanCommand.Remind;
import dev.scoresheet.domain.loans.loan.LoanEvent.BecameOverdue;
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
import dev.scoresheet.domain.loans.loan.LoanRejection.WrongDueInstant;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Rules of a loan: it runs for at most four weeks, and the reader can extend it twice by two weeks, until it is
/// overdue.
public final class LoanDecider implements Decider<LoanCommand, Loan, LoanEvent, LoanRejection> {

    private static final Duration LONGEST = Duration.ofDays(28);
    private static final Duration MORE = Duration.ofDays(14);
    private static final int MOST_EXTENSIONS = 2;

    @Override
    public Loan initial() {
        return new None();
    }

    @Override
    public Decision<LoanEvent, LoanRejection> decide(LoanCommand command, Loan state) {
        return switch (state) {
            case None() -> command instanceof Borrow borrow ? borrow(borrow) : Decision.reject(new NoSuchLoan());
            case Open loan ->
                switch (command) {
                    case Borrow _ -> Decision.reject(new AlreadyBorrowed());
                    case Extend(var _, var at) -> extend(loan, at);
                    case GiveBack(var _, var at) -> accept(loan, at, new GivenBack(loan.copy(), at));
                    case FallDue(var _, var at) -> fallDue(loan, at);
                    case Remind(var _, var at) -> remind(loan, at);
                };
            case Closed(var _, var _, var _, var at) ->
                switch (command) {
                    case Borrow _ -> Decision.reject(new AlreadyBorrowed());
                    case Extend _, GiveBack _, FallDue _, Remind _ -> Decision.reject(new AlreadyGivenBack(at));
                };
        };
    }

    private static Decision<LoanEvent, LoanRejection> borrow(Borrow borrow) {
        var latest = borrow.at().plus(LONGEST);
        var due = borrow.due().orElse(latest).truncatedTo(ChronoUnit.MILLIS);
        return due.isAfter(borrow.at()) && !due.isAfter(latest)
                ? Decision.accept(new Borrowed(borrow.reader(), borrow.copy(), borrow.branch(), due))
                : Decision.reject(new WrongDueInstant(latest));
    }

    private static Decision<LoanEvent, LoanRejection> extend(Open loan, Instant at) {
        if (loan.isOverdue(at)) {
            return Decision.reject(new Overdue(loan.due()));
        }
        return loan.extensions() == MOST_EXTENSIONS
                ? Decision.reject(new TooManyExtensions(MOST_EXTENSIONS))
                : Decision.accept(new Extended(loan.due().plus(MORE)));
    }

    private static Decision<LoanEvent, LoanRejection> fallDue(Open loan, Instant at) {
        if (!loan.isOverdue(at)) {
            return Decision.reject(new NotOverdue(loan.due()));
        }
        return loan.overdue() ? Decision.nothing() : Decision.accept(new BecameOverdue(loan.due()));
    }

    /// Accepts a repeated reminder without an event, so that the sender can try again.
    private static Decision<LoanEvent, LoanRejection> remind(Open loan, Instant at) {
        if (!loan.isOverdue(at)) {
            return Decision.reject(new NotOverdue(loan.due()));
        }
        return loan.reminded() ? Decision.nothing() : accept(loan, at, new Reminded(at));
    }

    /// Accepts with an event. The end of the time comes first, if it has passed and is not recorded: so no result
    /// depends on how late a timer is.
    private static Decision<LoanEvent, LoanRejection> accept(Open loan, Instant at, LoanEvent event) {
        return loan.isOverdue(at) && !loan.overdue()
                ? Decision.accept(List.of(new BecameOverdue(loan.due()), event))
                : Decision.accept(event);
    }

    @Override
    public Loan evolve(Loan state, LoanEvent event) {
        return switch (event) {
            case Borrowed(var reader, var copy, var _, var due) -> new Open(reader, copy, due, 0, false, false);
            case Extended(var due) -> {
                var loan = open(state, event);
                yield new Open(loan.reader(), loan.copy(), due, loan.extensions() + 1, false, false);
            }
            case BecameOverdue _ -> {
                var loan = open(state, event);
                yield new Open(loan.reader(), loan.copy(), loan.due(), loan.extensions(), true, false);
            }
            case Reminded _ -> {
                var loan = open(state, event);
                yield new Open(loan.reader(), loan.copy(), loan.due(), loan.extensions(), true, true);
            }
            case GivenBack(var copy, var at) -> {
                var loan = open(state, event);
                yield new Closed(loan.reader(), copy, loan.extensions(), at);
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
