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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/// Reaction to events that an operator's timer runs: the read model is the to-do list, and a command takes each item
/// off it. An item is done at least once. If a run fails between message and command, the next run repeats the message.
///
/// @param toDo to-do list, which may lag behind the log
/// @param clock clock of the store; the library's day is the day in UTC
public record LoanReminders(OpenLoansQueries toDo, EventStore<LoansEvent> store, StoreClock clock) {

    private static final Principal REMINDERS = new Principal.Component("system:reminders");

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /// Sends a message for each overdue loan without a reminder, and records the reminder.
    ///
    /// @param day today
    /// @param message action that sends a message to the reader of a loan
    /// @return the number of reminders
    public int remind(LocalDate day, Consumer<OpenLoan> message) {
        int reminded = 0;
        for (var loan : toDo.toRemind(day).value()) {
            if (isToDo(loan)) {
                message.accept(loan);
                var outcome = LoanHandler.of(store).handle(new Remind(loan.id(), day), context(loan));
                reminded += outcome instanceof Done ? 1 : 0;
            }
        }
        return reminded;
    }

    /// Asks the stream, because the list may lag.
    private boolean isToDo(OpenLoan loan) {
        var state = StreamState.of(LoanStreams.loans(), store.read(LoanStreams.stream(loan.id())))
                .state();
        return state instanceof Loan.Open open && open.due().equals(loan.due()) && !open.reminded();
    }

    /// Names the item in the key, so that two runs at once record it once. The key is the whole request, so the hash is
    /// always the same.
    private static CommandContext context(OpenLoan loan) {
        var item = "remind-" + loan.id() + "-" + loan.due();
        return CommandContext.keyed(new ReceiptKey(REMINDERS, item), Bytes.of(new byte[32]), Metadata.of(item));
    }
}
