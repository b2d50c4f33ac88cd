package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.Companion;
import dev.scoresheet.application.kernel.command.DeciderCommandHandler;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.copy.CopyCommand;
import dev.scoresheet.domain.loans.copy.CopyCommand.Lend;
import dev.scoresheet.domain.loans.copy.CopyCommand.TakeBack;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanCommand;
import dev.scoresheet.domain.loans.loan.LoanEvent;
import dev.scoresheet.domain.loans.loan.LoanEvent.Borrowed;
import dev.scoresheet.domain.loans.loan.LoanEvent.Extended;
import dev.scoresheet.domain.loans.loan.LoanEvent.GivenBack;
import dev.scoresheet.domain.loans.loan.LoanEvent.Reminded;
import dev.scoresheet.domain.loans.loan.LoanRejection;
import dev.scoresheet.domain.loans.loan.LoanRejection.CopyIsLent;
import java.util.Optional;

/// Handler of commands to loans. The start and the end of a loan also change the stream of the copy, in the same
/// append.
public final class LoanHandler {

    private LoanHandler() {}

    public static CommandHandler<LoanCommand, Loan, LoanRejection> of(EventStore<LoansEvent> store) {
        Companion<LoanCommand, LoanEvent, LoanRejection, LoansEvent> copies = Companion.of(
                LoanStreams.copies(), (command, events) -> toCopy(command, events.getFirst()), _ -> new CopyIsLent());
        return new DeciderCommandHandler<>(LoanStreams.loans(), copies, store);
    }

    private static Optional<CopyCommand> toCopy(LoanCommand command, LoanEvent event) {
        return switch (event) {
            case Borrowed borrowed -> Optional.of(new Lend(borrowed.copy(), command.loan()));
            case GivenBack back -> Optional.of(new TakeBack(back.copy()));
            case Extended _, Reminded _ -> Optional.empty();
        };
    }
}
