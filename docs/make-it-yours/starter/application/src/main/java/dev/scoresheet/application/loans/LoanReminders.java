package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanCommand.Remind;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

/// Work outside the system that an operator's timer runs: the read model is the to-do list, and a command takes each
/// item off it. An item is done at least once. If a run fails between message and command, the next run repeats the
/// message.
///
/// @param toDo to-do list, which may lag behind the log
/// @param clock clock of the store
public record LoanReminders(OpenLoansQueries toDo, EventStore<LoansEvent> store, StoreClock clock) {

    private static final Principal REMINDERS = new Principal.Component("system:reminders");

    /// Sends a message for each overdue loan without a reminder, and records the reminder.
    ///
    /// @param most most messages
    /// @param message action that sends a message to the reader of a loan
    /// @return the number of reminders
    public int remind(int most, Consumer<OpenLoan> message) {
        int reminded = 0;
        for (var loan : toDo.toRemind().value().stream().limit(most).toList()) {
            if (isToDo(loan)) {
                message.accept(loan);
                var remind = new Remind(loan.id(), clock.instant().truncatedTo(ChronoUnit.MILLIS));
                var outcome = LoanHandler.of(store).handle(remind, context(loan));
                reminded += outcome instanceof Done ? 1 : 0;
            }
        }
        return reminded;
    }

    /// Asks the stream, because the list may lag.
    private boolean isToDo(OpenLoan loan) {
        var state = StreamState.of(LoanStreams.loans(), store.read(LoanStreams.stream(loan.id())))
                .state();
        return state instanceof Loan.Open open && !open.reminded();
    }

    /// Names the item in the key, so that two runs at once record it once. The key is the whole request, so the hash is
    /// always the same.
    private static CommandContext context(OpenLoan loan) {
        var item = "remind-" + loan.id();
        return CommandContext.keyed(new ReceiptKey(REMINDERS, item), Bytes.of(new byte[32]), Metadata.of(item));
    }
}
