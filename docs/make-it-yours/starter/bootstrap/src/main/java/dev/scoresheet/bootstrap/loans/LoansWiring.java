package dev.scoresheet.bootstrap.loans;

import dev.scoresheet.adapters.cli.kernel.Verb;
import dev.scoresheet.adapters.cli.loans.RemindVerb;
import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.request.TimeOrderedIds;
import dev.scoresheet.adapters.http.loans.LoanProblems;
import dev.scoresheet.adapters.http.loans.LoanRoutes;
import dev.scoresheet.adapters.http.loans.OpenLoanRoutes;
import dev.scoresheet.adapters.json.loans.DueLoanCodec;
import dev.scoresheet.adapters.json.loans.LoanEventTypes;
import dev.scoresheet.adapters.memory.loans.MemoryOpenLoans;
import dev.scoresheet.adapters.postgres.kernel.table.ViewTable;
import dev.scoresheet.adapters.postgres.loans.OpenLoansTable;
import dev.scoresheet.adapters.postgres.loans.PostgresOpenLoans;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.application.loans.LoanHandler;
import dev.scoresheet.application.loans.LoanLookup;
import dev.scoresheet.application.loans.LoanReminders;
import dev.scoresheet.application.loans.LoanView;
import dev.scoresheet.application.loans.LoansTopology;
import dev.scoresheet.application.loans.OpenLoansQueries;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.bootstrap.kernel.wiring.ConfiguredSubject;
import dev.scoresheet.bootstrap.kernel.wiring.StoreAccess;
import dev.scoresheet.bootstrap.kernel.wiring.SubjectApi;
import dev.scoresheet.bootstrap.kernel.wiring.Wiring;
import dev.scoresheet.domain.loans.LoansEvent;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Object graph of loans.
public final class LoansWiring implements Wiring<LoansEvent> {

    @Override
    public List<String> subjects() {
        return List.of("loans");
    }

    @Override
    public EventCodec<LoansEvent> codec() {
        return LoanEventTypes.codec();
    }

    @Override
    public List<ViewTable<?, ?>> tables() {
        return OpenLoansTable.all();
    }

    @Override
    public ConfiguredSubject<LoansEvent> configured(Map<String, String> given) {
        return new ConfiguredSubject<>(LoansTopology.topology(DueLoanCodec.codec()), Map.of(), LoansWiring::api);
    }

    private static SubjectApi api(Stores<LoansEvent> stores) {
        var loans = new LoanRoutes(
                LoanHandler.of(stores.handlers()).showing(LoanView::of),
                new LoanLookup(stores.events()),
                new TimeOrderedIds(TimeSource.system(), new SecureRandom()),
                stores.clock());
        var replies = new ReadModelReplies(stores.views().visibility(), stores.feed()::head);
        var readers = new OpenLoanRoutes(replies, openLoans(stores));
        return new SubjectApi(
                "/loans/openapi.yaml",
                Stream.concat(loans.routes().stream(), readers.routes().stream())
                        .toList(),
                LoanProblems.ALL);
    }

    @Override
    public List<Verb> verbs(StoreAccess<LoansEvent> access) {
        return List.of(new RemindVerb(access.unchanged(LoansWiring::reminders)));
    }

    private static LoanReminders reminders(Stores<LoansEvent> stores) {
        return new LoanReminders(openLoans(stores), stores.events(), stores.clock());
    }

    /// Chooses the queries for the store. A new technology of a store does not compile until it has its own.
    private static OpenLoansQueries openLoans(Stores<LoansEvent> stores) {
        return switch (stores.backend()) {
            case Stores.OnPostgres on -> new PostgresOpenLoans(on.readModels());
            case Stores.InMemory on -> new MemoryOpenLoans(on.readModels());
        };
    }

    @Override
    public List<String> notices() {
        return List.of("this server takes each reader's id as it is given: run it behind a proxy that checks accounts");
    }
}
