package dev.scoresheet.domain.loans.loan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.scoresheet.domain.kernel.DeciderSpec;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.ReaderId;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class LoanDeciderTest {

    private static final LoanId LOAN = new LoanId(new UUID(0, 1));
    private static final ReaderId READER = new ReaderId("ann");
    private static final CopyId COPY = new CopyId("dune-1");
    private static final BranchId BRANCH = new BranchId("main");
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T09:00:00Z");
    private static final Instant DUE = Instant.parse("2026-03-30T09:00:00Z");
    private static final Instant IN_TIME = DUE.minusMillis(1);
    private static final Instant LATE = DUE.plusSeconds(3_600);
    private static final Duration TWO_WEEKS = Duration.ofDays(14);
    private static final Borrowed BORROWED = new Borrowed(READER, COPY, BRANCH, DUE);
    private static final BecameOverdue OVERDUE = new BecameOverdue(DUE);
    private static final GivenBack GIVEN_BACK = new GivenBack(COPY, FIRST_DAY);

    private final DeciderSpec<LoanCommand, Loan, LoanEvent, LoanRejection> loan = DeciderSpec.of(new LoanDecider());

    /// One answer of the table below.
    private record Answer(List<LoanEvent> history, LoanCommand command, Decision<LoanEvent, LoanRejection> expected) {}

    @TestFactory
    Stream<DynamicTest> every_command_has_its_answer_in_every_state() {
        var borrow = new Borrow(LOAN, READER, COPY, BRANCH, Optional.empty(), FIRST_DAY);
        var extend = new Extend(LOAN, IN_TIME);
        var giveBack = new GiveBack(LOAN, IN_TIME);
        var fallDue = new FallDue(LOAN, DUE);
        var remind = new Remind(LOAN, LATE);
        List<LoanEvent> none = List.of();
        List<LoanEvent> open = List.of(BORROWED);
        List<LoanEvent> overdue = List.of(BORROWED, OVERDUE);
        List<LoanEvent> closed = List.of(BORROWED, GIVEN_BACK);
        return Stream.of(
                        new Answer(none, borrow, Decision.accept(BORROWED)),
                        new Answer(none, extend, Decision.reject(new NoSuchLoan())),
                        new Answer(none, giveBack, Decision.reject(new NoSuchLoan())),
                        new Answer(none, fallDue, Decision.reject(new NoSuchLoan())),
                        new Answer(none, remind, Decision.reject(new NoSuchLoan())),
                        new Answer(open, borrow, Decision.reject(new AlreadyBorrowed())),
                        new Answer(open, extend, Decision.accept(new Extended(DUE.plus(TWO_WEEKS)))),
                        new Answer(open, giveBack, Decision.accept(new GivenBack(COPY, IN_TIME))),
                        new Answer(open, fallDue, Decision.accept(OVERDUE)),
                        new Answer(open, remind, Decision.accept(List.of(OVERDUE, new Reminded(LATE)))),
                        new Answer(overdue, borrow, Decision.reject(new AlreadyBorrowed())),
                        new Answer(overdue, new Extend(LOAN, DUE), Decision.reject(new Overdue(DUE))),
                        new Answer(overdue, new GiveBack(LOAN, LATE), Decision.accept(new GivenBack(COPY, LATE))),
                        new Answer(overdue, fallDue, Decision.nothing()),
                        new Answer(overdue, remind, Decision.accept(new Reminded(LATE))),
                        new Answer(closed, borrow, Decision.reject(new AlreadyBorrowed())),
                        new Answer(closed, extend, Decision.reject(new AlreadyGivenBack(FIRST_DAY))),
                        new Answer(closed, giveBack, Decision.reject(new AlreadyGivenBack(FIRST_DAY))),
                        new Answer(closed, fallDue, Decision.reject(new AlreadyGivenBack(FIRST_DAY))),
                        new Answer(closed, remind, Decision.reject(new AlreadyGivenBack(FIRST_DAY))))
                .map(answer -> DynamicTest.dynamicTest(
                        answer.history() + ", " + answer.command(),
                        () -> assertEquals(
                                answer.expected(),
                                loan.given(answer.history())
                                        .when(answer.command())
                                        .decision())));
    }

    @Test
    void a_reader_extends_a_loan_twice() {
        loan.given(BORROWED)
                .when(new Extend(LOAN, FIRST_DAY))
                .then(new Extended(DUE.plus(TWO_WEEKS)))
                .and()
                .when(new Extend(LOAN, FIRST_DAY))
                .then(new Extended(DUE.plus(TWO_WEEKS).plus(TWO_WEEKS)))
                .and()
                .when(new Extend(LOAN, FIRST_DAY))
                .thenRejected(new TooManyExtensions(2));
    }

    @Test
    void an_overdue_loan_cannot_be_extended() {
        loan.given(BORROWED).when(new Extend(LOAN, DUE)).thenRejected(new Overdue(DUE));
    }

    @Test
    void a_loan_falls_due_at_its_due_instant() {
        loan.given(BORROWED).when(new FallDue(LOAN, IN_TIME)).thenRejected(new NotOverdue(DUE));
        loan.given(BORROWED, new Extended(LATE)).when(new FallDue(LOAN, DUE)).thenRejected(new NotOverdue(LATE));
    }

    @Test
    void a_late_return_records_first_that_the_loan_became_overdue() {
        loan.given(BORROWED).when(new GiveBack(LOAN, LATE)).then(OVERDUE, new GivenBack(COPY, LATE));
    }

    @Test
    void a_reader_chooses_a_due_instant_within_four_weeks() {
        borrowUntil(FIRST_DAY.plusNanos(2_999_999)).then(new Borrowed(READER, COPY, BRANCH, FIRST_DAY.plusMillis(2)));
        borrowUntil(DUE).then(BORROWED);
        borrowUntil(FIRST_DAY).thenRejected(new WrongDueInstant(DUE));
        borrowUntil(DUE.plusMillis(1)).thenRejected(new WrongDueInstant(DUE));
    }

    private DeciderSpec.When<LoanCommand, Loan, LoanEvent, LoanRejection> borrowUntil(Instant due) {
        return loan.when(new Borrow(LOAN, READER, COPY, BRANCH, Optional.of(due), FIRST_DAY));
    }

    @Test
    void a_reminder_is_recorded_once() {
        loan.given(BORROWED).when(new Remind(LOAN, IN_TIME)).thenRejected(new NotOverdue(DUE));
        loan.given(BORROWED, OVERDUE, new Reminded(LATE))
                .when(new Remind(LOAN, LATE))
                .thenNothing();
    }

    @Test
    void an_impossible_history_throws() {
        assertThrows(IllegalStateException.class, () -> loan.given(GIVEN_BACK));
    }
}
