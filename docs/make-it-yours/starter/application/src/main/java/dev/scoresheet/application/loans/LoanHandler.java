package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.Companion;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.copy.CopyCommand;
import dev.scoresheet.domain.loans.copy.CopyCommand.Lend;
import dev.scoresheet.domain.loans.copy.CopyCommand.TakeBack;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanCommand;
import dev.scoresheet.domain.loans.loan.LoanEvent;
import dev.scoresheet.domain.loans.loan.LoanEvent.BecameOverdue;
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

    /// Makes a handler that keeps no states in memory.
    public static CommandHandler<LoanCommand, Loan, LoanRejection> of(EventStore<LoansEvent> store) {
        return of(CommandHandlers.plain(store));
    }

    /// Makes a handler of a server's node.
    public static CommandHandler<LoanCommand, Loan, LoanRejection> of(CommandHandlers<LoansEvent> node) {
        return node.of(LoanStreams.loans(), copies());
    }

    static Companion<LoanCommand, LoanEvent, LoanRejection, LoansEvent> copies() {
        return Companion.of(
                LoanStreams.copies(), (command, events) -> toCopy(command, events.getLast()), _ -> new CopyIsLent());
    }

    private static Optional<CopyCommand> toCopy(LoanCommand command, LoanEvent event) {
        return switch (event) {
            case Borrowed borrowed -> Optional.of(new Lend(borrowed.copy(), command.loan()));
            case GivenBack back -> Optional.of(new TakeBack(back.copy()));
            case Extended _, BecameOverdue _, Reminded _ -> Optional.empty();
        };
    }
}
