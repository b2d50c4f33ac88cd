package dev.scoresheet.domain.loans.copy;

import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.copy.CopyCommand.Lend;
import dev.scoresheet.domain.loans.copy.CopyCommand.ReportLate;
import dev.scoresheet.domain.loans.copy.CopyCommand.TakeBack;
import dev.scoresheet.domain.loans.copy.CopyEvent.Lent;
import dev.scoresheet.domain.loans.copy.CopyEvent.ReportedLate;
import dev.scoresheet.domain.loans.copy.CopyEvent.TakenBack;
import dev.scoresheet.domain.loans.copy.CopyRejection.LentAlready;
import dev.scoresheet.domain.loans.copy.CopyRejection.NotLent;
import dev.scoresheet.domain.loans.copy.CopyState.InLibrary;
import dev.scoresheet.domain.loans.copy.CopyState.WithReader;

/// Rule of a copy: a reader can borrow it only while it is in the library.
public final class CopyDecider implements Decider<CopyCommand, CopyState, CopyEvent, CopyRejection> {

    @Override
    public CopyState initial() {
        return new InLibrary();
    }

    @Override
    public Decision<CopyEvent, CopyRejection> decide(CopyCommand command, CopyState state) {
        return switch (state) {
            case InLibrary() ->
                switch (command) {
                    case Lend(var _, var loan) -> Decision.accept(new Lent(loan));
                    case ReportLate _ -> Decision.reject(new NotLent());
                    case TakeBack _ -> Decision.nothing();
                };
            case WithReader(var loan, var late) ->
                switch (command) {
                    case Lend _ -> Decision.reject(new LentAlready(loan));
                    case ReportLate(var _, var of) ->
                        of.equals(loan) ? late(late, loan) : Decision.reject(new NotLent());
                    case TakeBack _ -> Decision.accept(new TakenBack());
                };
        };
    }

    private static Decision<CopyEvent, CopyRejection> late(boolean reported, LoanId loan) {
        return reported ? Decision.nothing() : Decision.accept(new ReportedLate(loan));
    }

    @Override
    public CopyState evolve(CopyState state, CopyEvent event) {
        return switch (event) {
            case Lent(var loan) -> new WithReader(loan, false);
            case ReportedLate(var loan) -> new WithReader(loan, true);
            case TakenBack() -> new InLibrary();
        };
    }
}
