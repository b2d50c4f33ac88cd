package dev.scoresheet.application.loans;

import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.StreamState;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.LoansEvent;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.loan.Loan;
import dev.scoresheet.domain.loans.loan.LoanCommand;
import dev.scoresheet.domain.loans.loan.LoanCommand.Borrow;
import dev.scoresheet.domain.loans.loan.LoanCommand.Extend;
import dev.scoresheet.domain.loans.loan.LoanCommand.FallDue;
import dev.scoresheet.domain.loans.loan.LoanCommand.GiveBack;
import dev.scoresheet.domain.loans.loan.LoanCommand.Remind;
import dev.scoresheet.domain.loans.loan.LoanRejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/// Random commands of a library, for tests.
public final class SampleOfLoans {

    private static final Instant FIRST = Instant.parse("2026-03-02T09:00:00Z");
    static final List<ReaderId> READERS = List.of(new ReaderId("ann"), new ReaderId("bob"), new ReaderId("eve"));

    private SampleOfLoans() {}

    /// Sends commands, one a day; the library refuses some of them. Returns the loans that are open at the end, by an
    /// account of its own.
    static List<OpenLoan> write(EventStore<LoansEvent> store, Random random, int commands) {
        var loans = new ArrayList<LoanId>();
        for (int i = 0; i < commands; i++) {
            var at = FIRST.plus(Duration.ofDays(i));
            if (loans.isEmpty() || random.nextInt(3) == 0) {
                var reader = READERS.get(random.nextInt(READERS.size()));
                var copy = new CopyId("dune-" + random.nextInt(40));
                loans.add(new LoanId(new UUID(7, i)));
                handle(store, new Borrow(loans.getLast(), reader, copy, new BranchId("main"), Optional.empty(), at));
            } else {
                handle(store, command(loans.get(random.nextInt(loans.size())), at, random));
            }
        }
        return loans.stream().flatMap(loan -> open(store, loan).stream()).toList();
    }

    private static LoanCommand command(LoanId loan, Instant at, Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> new GiveBack(loan, at);
            case 1 -> new Remind(loan, at);
            case 2, 3 -> new FallDue(loan, at);
            default -> new Extend(loan, at);
        };
    }

    private static Optional<OpenLoan> open(EventStore<LoansEvent> store, LoanId id) {
        var state = StreamState.of(LoanStreams.loans(), store.read(LoanStreams.stream(id)))
                .state();
        return state instanceof Loan.Open(var reader, var copy, var due, var extensions, var overdue, var reminded)
                ? Optional.of(new OpenLoan(id, reader, copy, due, extensions, overdue, reminded))
                : Optional.empty();
    }

    /// Handles the command of a client that sends no key.
    public static Outcome<Loan, LoanRejection> handle(EventStore<LoansEvent> store, LoanCommand command) {
        var context = CommandContext.fresh(Metadata.of(UUID.randomUUID().toString()));
        return LoanHandler.of(store).handle(command, context);
    }
}
