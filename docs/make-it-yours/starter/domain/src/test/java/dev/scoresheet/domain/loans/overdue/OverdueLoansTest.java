package dev.scoresheet.domain.loans.overdue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.kernel.ProcessSpec;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansCommand;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.copy.CopyCommand.ReportLate;
import dev.scoresheet.domain.loans.loan.LoanCommand.FallDue;
import dev.scoresheet.domain.loans.loan.LoanEvent.BecameOverdue;
import dev.scoresheet.domain.loans.loan.LoanEvent.Borrowed;
import dev.scoresheet.domain.loans.loan.LoanEvent.Extended;
import dev.scoresheet.domain.loans.loan.LoanEvent.GivenBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.Reminded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OverdueLoansTest {

    private static final LoanId LOAN = new LoanId(UUID.fromString("0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f"));
    private static final String KEY = LOAN.toString();
    private static final String STREAM = "loan-" + KEY;
    private static final CopyId COPY = new CopyId("dune-1");
    private static final Instant DUE = Instant.parse("2026-03-30T09:00:00Z");
    private static final Instant LATER = Instant.parse("2026-04-13T09:00:00Z");

    private final ProcessSpec<LoansEvent, DueLoan, LoansCommand> borrowed = ProcessSpec.of(new OverdueLoans())
            .when(STREAM, new Borrowed(new ReaderId("ann"), COPY, new BranchId("main"), DUE));

    @Test
    void a_loan_falls_due_at_its_due_instant_and_its_copy_is_reported_late() {
        borrowed.thenNothing()
                .deadlineOf(KEY, DUE)
                .whenPassed(KEY)
                .then("fall-due", new FallDue(LOAN, DUE))
                .when(STREAM, new BecameOverdue(DUE))
                .then("report-late", new ReportLate(COPY, LOAN))
                .noDeadlineOf(KEY);
    }

    @Test
    void an_extension_moves_the_deadline_and_a_return_ends_it() {
        borrowed.when(STREAM, new Extended(LATER)).deadlineOf(KEY, LATER);
        var returned = borrowed.when(STREAM, new GivenBack(COPY, DUE));
        returned.thenNothing().noDeadlineOf(KEY);
        assertEquals(Map.of(), returned.states());
    }

    /// Receipts of reactions have these names in their keys. To change one, write a process that replaces this one.
    @Test
    void instances_and_names_of_reactions_never_change() {
        var ended = borrowed.when(STREAM, new Extended(LATER))
                .whenPassed(KEY)
                .when(STREAM, new BecameOverdue(LATER))
                .when(STREAM, new Reminded(LATER))
                .when(STREAM, new GivenBack(COPY, LATER));
        assertEquals("overdue", ended.process().name());
        assertEquals(
                List.of(
                        "0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f fall-due",
                        "0198c1d2-7d3a-7a51-9a3e-2f5b1c0d4e6f report-late"),
                ended.names());
    }
}
