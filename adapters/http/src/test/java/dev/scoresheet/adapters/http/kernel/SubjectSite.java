package dev.scoresheet.adapters.http.kernel;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.ReadModelReplies;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.ContractCheck;
import dev.scoresheet.adapters.http.kernel.contract.ContractFuzz;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.request.TimeOrderedIds;
import dev.scoresheet.adapters.http.kernel.route.ProblemType;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.KernelRoutes;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import dev.scoresheet.application.kernel.time.StoreClock;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Server of a subject without sockets, on a log in memory and with a clock that the test sets. It checks every answer
/// against the contract.
///
/// A test of a subject makes a site of its own, gives it the subject's routes, and sends requests:
///
/// ```java
/// var site = new SubjectSite<>("/lamps/openapi.yaml", LampProblems.ALL, codec, topology, parts -> routes);
/// var fitted = site.post("/api/lamps", body);
/// site.catchUp();
/// ```
///
/// A test in another module, or in another build, gets this class from the test-jar of this module.
///
/// @param <E> the union of all events of the subject
public final class SubjectSite<E> {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Duration UNTIL_THE_END = Duration.ofDays(365_000);
    private static final int BATCH = 1_000;

    private final Topology<E> topology;
    private final EventCodec<E> codec;
    private final OpenApiContract contract;
    private final MemoryLog<E> log;
    private final MemoryViews views;
    private final LocalRouter router;
    private final ContractCheck check;
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong ticks = new AtomicLong();
    private volatile Instant now = Instant.parse("2026-11-21T12:00:00Z");

    /// Parts from which a subject makes its routes.
    public record Parts<E>(
            EventStore<E> store,
            EventFeed<E> feed,
            MemoryViews views,
            ReadModelReplies replies,
            TimeOrderedIds ids,
            StoreClock clock) {}

    /// @param contract path of the subject's OpenAPI file on the class path
    public SubjectSite(
            String contract,
            List<ProblemType> problems,
            EventCodec<E> codec,
            Topology<E> topology,
            Function<Parts<E>, List<Route>> routes) {
        this.topology = topology;
        this.codec = codec;
        this.contract = OpenApiContract.ofSubject(contract);
        this.check = new ContractCheck(this.contract);
        this.log = new MemoryLog<>(codec, new Sha256LogDigest(), this::recordedAt, "test");
        this.views = new MemoryViews(topology.projections(), log.feed()::head, this::now);
        var parts = new Parts<>(
                log.store(),
                log.feed(),
                views,
                new ReadModelReplies(views.visibility(), log.feed()::head),
                new TimeOrderedIds(this::now, new Random(7)),
                this::now);
        var kernel = new KernelRoutes(Product.TITLE, "test", "memory", this.contract, problems);
        this.router = new LocalRouter(
                this.contract,
                Stream.concat(kernel.routes().stream(), routes.apply(parts).stream())
                        .toList(),
                Guard.OPEN);
    }

    public OpenApiContract contract() {
        return contract;
    }

    public MemoryLog<E> log() {
        return log;
    }

    public MemoryViews views() {
        return views;
    }

    /// Returns the time of the clock that log, read models and routes share.
    public Instant now() {
        return now;
    }

    public void pass(Duration time) {
        now = now.plus(time);
    }

    /// Returns the time with a further microsecond for each event, so that events differ in their times.
    private Instant recordedAt() {
        return now.plusNanos(1_000 * ticks.incrementAndGet());
    }

    private void follow() {
        for (var followed : FollowedProjection.all(topology, codec)) {
            var generation = views.generations()
                    .atStart(followed.identity())
                    .orElseThrow()
                    .number();
            var lease =
                    views.leases().acquire(generation, "test", UNTIL_THE_END).orElseThrow();
            subscriptions.add(followed.subscription(log.feed(), views, lease, BATCH));
        }
    }

    /// Lets the read models read the whole log. Before the first call no read model is ready.
    public void catchUp() {
        if (subscriptions.isEmpty()) {
            follow();
        }
        for (var subscription : subscriptions) {
            while (subscription.step().position() < log.feed().head()) {
                // one batch after another
            }
        }
    }

    /// Starts the same server with sockets.
    public HttpApi listen() throws IOException {
        return HttpApi.start("test", "127.0.0.1", 0, Limits.DEFAULT, this::correlation, router.endpoints());
    }

    private String correlation() {
        return "request-" + requests.incrementAndGet();
    }

    /// @param headers name, value, name, value …
    public Answer get(String target, String... headers) {
        return ask("GET", target, "", headers);
    }

    /// Sends a JSON body.
    ///
    /// @param headers name, value, name, value …
    public Answer post(String target, String body, String... headers) {
        var all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers));
        return ask("POST", target, body, all.toArray(String[]::new));
    }

    /// @param headers name, value, name, value …
    public Answer ask(String method, String target, String body, String... headers) {
        var fields = MultiMap.caseInsensitiveMultiMap();
        for (int i = 0; i < headers.length; i += 2) {
            fields.add(headers[i], headers[i + 1]);
        }
        return ask(new Request(correlation(), method, target, fields, Buffer.buffer(body), true));
    }

    /// Answers a request, and fails when the contract does not have the answer.
    public Answer ask(Request request) {
        var response = router.answer(request);
        check.check(request, response);
        return new Answer(response);
    }

    /// Sends requests that are generated from the contract; the clock goes on between them. It fails on an answer that
    /// the contract does not have, and on a failure of the server. Repeat a run with `-Dscoresheet.seed=…`.
    ///
    /// @param known values that mean something to the subject, by the name of the parameter or member
    /// @param acting name of a header field that names the client, and its values
    /// @return the number of answers by status
    public Map<Integer, Integer> fuzz(int count, Map<String, List<String>> known, List<String> acting) {
        long seed = Long.getLong("scoresheet.seed", System.nanoTime());
        System.out.println("fuzz of the HTTP contract: -Dscoresheet.seed=" + seed);
        var fuzz = new ContractFuzz(contract, known, seed);
        var seen = new TreeMap<Integer, Integer>();
        for (int i = 0; i < count; i++) {
            var request = fuzz.next(acting);
            pass(Duration.ofMillis(50));
            catchUp();
            var answer = ask(request);
            seen.merge(answer.status(), 1, Integer::sum);
            assertTrue(answer.status() < 500, () -> request + " → " + answer.text());
        }
        System.out.println("answers by status: " + seen);
        return seen;
    }

    /// Answer of the server.
    public record Answer(Response response) {

        public int status() {
            return response.status();
        }

        public String text() {
            return response.body().toString(StandardCharsets.UTF_8);
        }

        public JsonNode json() {
            return response.body().length() == 0
                    ? JsonNodeFactory.instance.missingNode()
                    : MAPPER.readTree(response.body().getBytes());
        }

        public String header(String name) {
            return response.headers().getOrDefault(name, "");
        }

        /// Returns the last part of the problem's type, or nothing when the answer is no problem.
        public String slug() {
            return json().path("type").asString("").replace("/problems/", "");
        }
    }
}
