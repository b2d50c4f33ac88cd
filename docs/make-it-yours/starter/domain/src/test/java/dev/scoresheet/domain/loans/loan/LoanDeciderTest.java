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
import java.util.List;
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
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 3, 2);
    private static final LocalDate DUE = LocalDate.of(2026, 3, 30);
    private static final LocalDate LATE = LocalDate.of(2026, 3, 31);
    private static final Borrowed BORROWED = new Borrowed(READER, COPY, BRANCH, DUE);
    private static final GivenBack GIVEN_BACK = new GivenBack(COPY, FIRST_DAY);

    private final DeciderSpec<LoanCommand, Loan, LoanEvent, LoanRejection> loan = DeciderSpec.of(new LoanDecider());

    /// One answer of the table below.
    private record Answer(List<LoanEvent> history, LoanCommand command, Decision<LoanEvent, LoanRejection> expected) {}

    @TestFactory
    Stream<DynamicTest> every_command_has_its_answer_in_every_state() {
        var borrow = new Borrow(LOAN, READER, COPY, BRANCH, FIRST_DAY);
        var extend = new Extend(LOAN, DUE);
        var giveBack = new GiveBack(LOAN, LATE);
        var remind = new Remind(LOAN, LATE);
        List<LoanEvent> none = List.of();
        List<LoanEvent> open = List.of(BORROWED);
        List<LoanEvent> closed = List.of(BORROWED, GIVEN_BACK);
        return Stream.of(
                        new Answer(none, borrow, Decision.accept(BORROWED)),
                        new Answer(none, extend, Decision.reject(new NoSuchLoan())),
                        new Answer(none, giveBack, Decision.reject(new NoSuchLoan())),
                        new Answer(none, remind, Decision.reject(new NoSuchLoan())),
                        new Answer(open, borrow, Decision.reject(new AlreadyBorrowed())),
                        new Answer(open, extend, Decision.accept(new Extended(DUE.plusDays(14)))),
                        new Answer(open, giveBack, Decision.accept(new GivenBack(COPY, LATE))),
                        new Answer(open, remind, Decision.accept(new Reminded(LATE))),
                        new Answer(closed, borrow, Decision.reject(new AlreadyBorrowed())),
                        new Answer(closed, extend, Decision.reject(new AlreadyGivenBack(FIRST_DAY))),
                        new Answer(closed, giveBack, Decision.reject(new AlreadyGivenBack(FIRST_DAY))),
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
                .then(new Extended(DUE.plusDays(14)))
                .and()
                .when(new Extend(LOAN, FIRST_DAY))
                .then(new Extended(DUE.plusDays(28)))
                .and()
                .when(new Extend(LOAN, FIRST_DAY))
                .thenRejected(new TooManyExtensions(2));
    }

    @Test
    void an_overdue_loan_cannot_be_extended() {
        loan.given(BORROWED).when(new Extend(LOAN, LATE)).thenRejected(new Overdue(DUE));
    }

    @Test
    void a_reminder_is_recorded_once_for_each_due_day() {
        loan.given(BORROWED).when(new Remind(LOAN, DUE)).thenRejected(new NotOverdue(DUE));
        loan.given(BORROWED, new Reminded(LATE)).when(new Remind(LOAN, LATE)).thenNothing();
        var later = new Extended(DUE.plusDays(14));
        loan.given(BORROWED, new Reminded(LATE), later)
                .when(new Remind(LOAN, DUE.plusDays(15)))
                .then(new Reminded(DUE.plusDays(15)));
    }

    @Test
    void an_impossible_history_throws() {
        assertThrows(IllegalStateException.class, () -> loan.given(GIVEN_BACK));
    }
}
