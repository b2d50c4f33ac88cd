package dev.scoresheet.adapters.http.loans;

import dev.scoresheet.adapters.http.kernel.answer.CommandContexts;
import dev.scoresheet.adapters.http.kernel.answer.EntityTags;
import dev.scoresheet.adapters.http.kernel.answer.StreamReplies;
import dev.scoresheet.adapters.http.kernel.route.Call;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.KeyReused;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import dev.scoresheet.application.kernel.time.StoreClock;
import dev.scoresheet.application.loans.LoanLookup;
import dev.scoresheet.application.loans.LoanView;
import dev.scoresheet.domain.loans.BranchId;
import dev.scoresheet.domain.loans.CopyId;
import dev.scoresheet.domain.loans.LoanId;
import dev.scoresheet.domain.loans.ReaderId;
import dev.scoresheet.domain.loans.loan.LoanCommand;
import dev.scoresheet.domain.loans.loan.LoanCommand.Borrow;
import dev.scoresheet.domain.loans.loan.LoanCommand.Extend;
import dev.scoresheet.domain.loans.loan.LoanCommand.GiveBack;
import dev.scoresheet.domain.loans.loan.LoanRejection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/// Routes of one loan. Each route turns a call into a command, and the outcome into a reply.
///
/// @param ids ids of new loans
/// @param clock clock of the store, read once for each command
public record LoanRoutes(
        CommandHandler<LoanCommand, Optional<LoanView>, LoanRejection> loans,
        LoanLookup lookup,
        Supplier<UUID> ids,
        StoreClock clock) {

    public List<Route> routes() {
        return List.of(
                new Route("borrow", call -> answer(call, borrow(call))),
                new Route("getLoan", this::show),
                new Route("extendLoan", call -> answer(call, new Extend(loan(call), now()))),
                new Route("giveBack", call -> answer(call, new GiveBack(loan(call), now()))));
    }

    private Borrow borrow(Call call) {
        return new Borrow(
                new LoanId(call.creates(ids.get())),
                call.value("/reader", text -> new ReaderId(text.stringValue())),
                call.value("/copy", text -> new CopyId(text.stringValue())),
                call.value("/branch", text -> new BranchId(text.stringValue())),
                call.body().has("due")
                        ? Optional.of(call.value("/due", text -> Instant.parse(text.stringValue())))
                        : Optional.empty(),
                now());
    }

    private Reply show(Call call) {
        var id = loan(call);
        var found = lookup.loan(id);
        var unchanged = call.parameter("If-None-Match")
                .filter(tags -> EntityTags.anyMatch(tags, found.version()))
                .isPresent();
        return found.state()
                .map(loan -> LoanDocument.of(id.toString(), found.version(), loan))
                .map(document -> unchanged ? Reply.empty(304) : Reply.json(200, document))
                .map(reply -> StreamReplies.at(found.version(), found.position(), reply))
                .orElseGet(() -> LoanProblems.noSuchLoan().reply());
    }

    private Reply answer(Call call, LoanCommand command) {
        var context = CommandContexts.context(
                call, Optional.empty(), () -> lookup.loan(command.loan()).version());
        Outcome<Optional<LoanView>, LoanRejection> outcome = loans.handle(command, context);
        return switch (outcome) {
            case Done<Optional<LoanView>, LoanRejection> done -> done(command, done);
            case Rejected<Optional<LoanView>, LoanRejection>(var rejection, var _, var version, var _) ->
                refused(LoanProblems.of(rejection), version).reply();
            case Conflict<Optional<LoanView>, LoanRejection> conflict ->
                conflict.state().isEmpty()
                        ? LoanProblems.noSuchLoan().reply()
                        : StreamReplies.conflict(conflict, "The loan").reply();
            case KeyReused<Optional<LoanView>, LoanRejection>() ->
                StreamReplies.keyReused().reply();
        };
    }

    private static Reply done(LoanCommand command, Done<Optional<LoanView>, LoanRejection> done) {
        var id = done.stream().key();
        var document = LoanDocument.of(id, done.version(), done.state().orElseThrow());
        return command instanceof Borrow
                ? StreamReplies.created(done, "/api/loans/" + id, document)
                : StreamReplies.done(done, document);
    }

    /// Adds the current version of an existing loan.
    private static Problem refused(Problem problem, long version) {
        return version == 0 ? problem : problem.with("version", version);
    }

    private static LoanId loan(Call call) {
        return call.valueOf("id", call.required("id"), text -> new LoanId(UUID.fromString(text)));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
