package dev.scoresheet.domain.loans.copy;

import dev.scoresheet.domain.kernel.DeciderSpec;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.copy.CopyCommand.Lend;
import dev.scoresheet.domain.loans.copy.CopyCommand.ReportLate;
import dev.scoresheet.domain.loans.copy.CopyCommand.TakeBack;
import dev.scoresheet.domain.loans.copy.CopyEvent.Lent;
import dev.scoresheet.domain.loans.copy.CopyEvent.ReportedLate;
import dev.scoresheet.domain.loans.copy.CopyEvent.TakenBack;
import dev.scoresheet.domain.loans.copy.CopyRejection.LentAlready;
import dev.scoresheet.domain.loans.copy.CopyRejection.NotLent;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CopyDeciderTest {

    private static final CopyId COPY = new CopyId("dune-1");
    private static final LoanId FIRST = new LoanId(new UUID(0, 1));
    private static final LoanId SECOND = new LoanId(new UUID(0, 2));

    private final DeciderSpec<CopyCommand, CopyState, CopyEvent, CopyRejection> copy =
            DeciderSpec.of(new CopyDecider());

    @Test
    void a_copy_has_one_loan_at_a_time() {
        copy.when(new Lend(COPY, FIRST))
                .then(new Lent(FIRST))
                .and()
                .when(new Lend(COPY, SECOND))
                .thenRejected(new LentAlready(FIRST))
                .and()
                .when(new TakeBack(COPY))
                .then(new TakenBack())
                .and()
                .when(new Lend(COPY, SECOND))
                .then(new Lent(SECOND));
    }

    @Test
    void a_copy_is_reported_late_once_while_its_loan_has_it() {
        copy.given(new Lent(FIRST))
                .when(new ReportLate(COPY, SECOND))
                .thenRejected(new NotLent())
                .and()
                .when(new ReportLate(COPY, FIRST))
                .then(new ReportedLate(FIRST))
                .and()
                .when(new ReportLate(COPY, FIRST))
                .thenNothing()
                .and()
                .when(new TakeBack(COPY))
                .then(new TakenBack())
                .and()
                .when(new ReportLate(COPY, FIRST))
                .thenRejected(new NotLent());
    }

    @Test
    void a_copy_in_the_library_stays_there() {
        copy.when(new TakeBack(COPY)).thenNothing();
    }
}
