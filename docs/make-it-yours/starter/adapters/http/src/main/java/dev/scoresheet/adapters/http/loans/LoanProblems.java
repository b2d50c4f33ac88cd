package dev.scoresheet.adapters.http.loans;

import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.domain.loans.loan.LoanRejection;
import dev.scoresheet.domain.loans.loan.LoanRejection.AlreadyBorrowed;
import dev.scoresheet.domain.loans.loan.LoanRejection.AlreadyGivenBack;
import dev.scoresheet.domain.loans.loan.LoanRejection.CopyIsLent;
import dev.scoresheet.domain.loans.loan.LoanRejection.NoSuchLoan;
import dev.scoresheet.domain.loans.loan.LoanRejection.NotOverdue;
import dev.scoresheet.domain.loans.loan.LoanRejection.Overdue;
import dev.scoresheet.domain.loans.loan.LoanRejection.TooManyExtensions;
import dev.scoresheet.domain.loans.loan.LoanRejection.WrongDueInstant;
import java.util.List;

/// Problem types of loans, in addition to those of the kernel, and the problem of each rejection. A new rejection does
/// not compile until it has a problem here.
public final class LoanProblems {

    private static final ProblemType NO_SUCH_LOAN =
            new ProblemType("no-such-loan", 404, "No loan has this id", "The library has no loan with this id.");
    private static final ProblemType WRONG_DUE_INSTANT = new ProblemType(
            "wrong-due-instant",
            409,
            "The loan cannot end then",
            "A loan is due later than now, and within four weeks. Choose another instant, or send none.");
    private static final ProblemType ALREADY_BORROWED = new ProblemType(
            "already-borrowed", 409, "The loan has started already", "A loan starts once. Make a new loan.");
    private static final ProblemType ALREADY_GIVEN_BACK = new ProblemType(
            "already-given-back", 409, "The loan has ended", "The reader gave the copy back. Make a new loan.");
    private static final ProblemType TOO_MANY_EXTENSIONS = new ProblemType(
            "too-many-extensions",
            409,
            "The loan cannot be extended again",
            "A loan has a limited number of extensions, which the detail names. Give the copy back in time.");
    private static final ProblemType OVERDUE = new ProblemType(
            "loan-overdue",
            409,
            "The loan is overdue",
            "A reader can extend a loan only before it is due. Give the copy back.");
    private static final ProblemType NOT_OVERDUE = new ProblemType(
            "loan-not-overdue", 409, "The loan is not overdue", "A reader is reminded only when the loan is overdue.");
    private static final ProblemType COPY_IS_LENT = new ProblemType(
            "copy-is-lent",
            409,
            "Another reader has this copy",
            "A copy has one loan at a time. Borrow another copy, or wait until the reader gives it back.");

    public static final List<ProblemType> ALL = List.of(
            NO_SUCH_LOAN,
            WRONG_DUE_INSTANT,
            ALREADY_BORROWED,
            ALREADY_GIVEN_BACK,
            TOO_MANY_EXTENSIONS,
            OVERDUE,
            NOT_OVERDUE,
            COPY_IS_LENT);

    private LoanProblems() {}

    static Problem noSuchLoan() {
        return NO_SUCH_LOAN.of("No loan has this id.");
    }

    static Problem of(LoanRejection rejection) {
        return switch (rejection) {
            case NoSuchLoan() -> noSuchLoan();
            case WrongDueInstant(var latest) ->
                WRONG_DUE_INSTANT.of("The loan must be due later than now, and at " + latest + " at the latest.");
            case AlreadyBorrowed() -> ALREADY_BORROWED.of("The loan has started already.");
            case AlreadyGivenBack(var at) -> ALREADY_GIVEN_BACK.of("The reader gave the copy back at " + at + ".");
            case TooManyExtensions(var most) ->
                TOO_MANY_EXTENSIONS.of("A reader can extend a loan " + most + " times.");
            case Overdue(var due) -> OVERDUE.of("The copy was due at " + due + ".");
            case NotOverdue(var due) -> NOT_OVERDUE.of("The copy is due at " + due + ".");
            case CopyIsLent() -> COPY_IS_LENT.of("Another reader has this copy.");
        };
    }
}
