package dev.scoresheet.adapters.http.loans;

import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.ContractCheck;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.request.TimeOrderedIds;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.KernelRoutes;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.loans.LoanEventTypes;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.memory.loans.MemoryOpenLoans;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.application.loans.LoanHandler;
import dev.scoresheet.application.loans.LoanLookup;
import dev.scoresheet.application.loans.LoanView;
import dev.scoresheet.application.loans.LoansTopology;
import dev.scoresheet.application.loans.OpenLoansProjection;
import dev.scoresheet.domain.loans.LoansEvent;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Server of loans without sockets, on a log in memory. It checks every answer against the contract.
final class LoanSite {

    static final OpenApiContract CONTRACT = OpenApiContract.ofSubject("/loans/openapi.yaml");

    private final ContractCheck check = new ContractCheck(CONTRACT);
    private final MemoryLog<LoansEvent> log =
            new MemoryLog<>(LoanEventTypes.codec(), new Sha256LogDigest(), TimeSource.system(), "test");
    private final MemoryViews views =
            new MemoryViews(List.of(new OpenLoansProjection()), log.feed()::head, TimeSource.system());
    private final Subscription openLoans = follow();
    private final LocalRouter router = new LocalRouter(CONTRACT, routes(), Guard.OPEN);
    private int requests;
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    private List<Route> routes() {
        var loans = new LoanRoutes(
                LoanHandler.of(log.store()).showing(LoanView::of),
                new LoanLookup(log.store()),
                new TimeOrderedIds(() -> now, new Random(7)),
                () -> now);
        var replies = new ReadModelReplies(views.visibility(), log.feed()::head);
        var all = new ArrayList<Route>(new KernelRoutes("test", "test", "memory", CONTRACT, LoanProblems.ALL).routes());
        all.addAll(loans.routes());
        all.addAll(new OpenLoanRoutes(replies, new MemoryOpenLoans(views)).routes());
        return all;
    }

    private Subscription follow() {
        var followed = FollowedProjection.all(LoansTopology.topology(), LoanEventTypes.codec())
                .getFirst();
        var generation = views.generations().atStart(followed.identity()).orElseThrow();
        var lease = views.leases()
                .acquire(generation.number(), "test", Duration.ofDays(1))
                .orElseThrow();
        return followed.subscription(log.feed(), views, lease, 1_000);
    }

    /// Lets the read model catch up with the log.
    void catchUp() {
        while (openLoans.step().position() < log.feed().head()) {
            // takes one batch after another
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Answer get(String target, String... headers) {
        return ask("GET", target, "", headers);
    }

    Answer post(String target, String body, String... headers) {
        var all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return ask("POST", target, body, all.toArray(String[]::new));
    }

    private Answer ask(String method, String target, String body, String... headers) {
        var fields = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        return ask(new Request("request-" + requests++, method, target, fields, Buffer.buffer(body), true));
    }

    Answer ask(Request request) {
        var response = router.answer(request);
        check.check(request, response);
        return new Answer(response);
    }

    record Answer(Response response) {

        int status() {
            return response.status();
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body().toString(StandardCharsets.UTF_8));
        }

        String header(String name) {
            return response.headers().getOrDefault(name, "");
        }

        String slug() {
            return json().path("type").asString("").replace("/problems/", "");
        }
    }
}
