package dev.scoresheet.adapters.json.loans;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.overdue.DueLoan;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DueLoanCodecTest {

    private static final LoanId LOAN = new LoanId(new UUID(7, 1));
    private static final CopyId COPY = new CopyId("dune-1");

    @Test
    void each_state_is_decoded_to_itself() {
        for (var state : List.of(
                new DueLoan.None(LOAN),
                new DueLoan.Running(LOAN, COPY, Instant.parse("2026-03-30T09:00:00.001Z")),
                new DueLoan.Late(LOAN, COPY))) {
            var text = DueLoanCodec.codec().text(state);
            assertEquals(state, DueLoanCodec.codec().state(text), text);
        }
    }
}
