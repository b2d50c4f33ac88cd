package dev.scoresheet.adapters.http.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.NamedRequest;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.ContractCheck;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.operations.HealthCheck;
import dev.scoresheet.adapters.http.kernel.operations.MonitoringRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperationsGuard;
import dev.scoresheet.adapters.http.kernel.operations.OperationsRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperatorSessions;
import dev.scoresheet.adapters.http.kernel.operations.ProjectionRoutes;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Limits;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.http.kernel.routing.ProblemRoutes;
import dev.scoresheet.adapters.http.kernel.server.HttpApi;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogHead;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.Seal;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// Operations listener: health for this machine, and all other operations for a caller with the token.
public class OperationsTest {

    private static final OpenApiContract CONTRACT = OpenApiContract.read(OperationsRoutes.CONTRACT);
    private static final String TOKEN = "correct-horse";

    private Optional<String> trouble = Optional.empty();
    private final LocalRouter router = LocalRouter.ofSome(
            CONTRACT,
            routes(new HealthCheck("store", () -> trouble), new HealthCheck("life", Optional::empty)),
            guard(TOKEN));

    private static OperationsGuard guard(String token) {
        return new OperationsGuard(token, new OperatorSessions(token, InstantSource.system()));
    }

    private static List<Route> routes(HealthCheck... ready) {
        var routes = new ArrayList<>(new OperationsRoutes(new FiveEvents(), List.of(), List.of(ready)).routes());
        var watched = new MonitoringRoutes.Monitored(() -> 5, List::of, List.of(), () -> "figures 1\n");
        routes.addAll(new MonitoringRoutes(watched, InstantSource.system()).routes());
        routes.addAll(new ProjectionRoutes(Optional.empty(), ForkJoinPool.commonPool()).routes());
        routes.addAll(new ProblemRoutes(List.of()).routes());
        return routes;
    }

    @Test
    void metrics_are_plain_text_for_a_caller_with_the_token() {
        assertEquals(401, ask("/metrics", true).status());
        assertEquals("figures 1\n", text(authorized("/metrics")));
        assertEquals(200, ask("/health/loops", true).status());
    }

    @Test
    void a_healthy_node_is_up() {
        assertEquals("{\"status\":\"up\",\"checks\":[]}", text(ask("/health/live", true)));
        var ready = ask("/health/ready", true);
        assertEquals(200, ready.status());
        assertTrue(text(ready).contains("{\"name\":\"store\",\"status\":\"up\",\"reason\":null}"), text(ready));
    }

    @Test
    void an_unhealthy_node_gives_the_reason() {
        trouble = Optional.of("the database is away");
        var ready = ask("/health/ready", true);
        assertEquals(503, ready.status());
        assertTrue(text(ready).contains("\"reason\":\"the database is away\""), text(ready));
        assertTrue(text(ready).contains("{\"name\":\"life\",\"status\":\"up\",\"reason\":null}"), text(ready));
    }

    @Test
    void a_check_that_throws_is_red_and_shows_no_internals() {
        var broken = LocalRouter.ofSome(
                CONTRACT,
                routes(new HealthCheck("store", () -> {
                    throw new IllegalStateException("jdbc:secret");
                })),
                guard(TOKEN));
        var ready = broken.answer(request("/health/ready", true));
        assertEquals(503, ready.status());
        assertFalse(text(ready).contains("secret"), text(ready));
    }

    @Test
    void a_check_without_an_answer_is_red_and_hides_no_other() {
        var hangs = new CompletableFuture<Optional<String>>();
        var stuck = LocalRouter.ofSome(
                CONTRACT,
                routes(new HealthCheck("store", hangs::join), new HealthCheck("life", () -> Optional.of("stopping"))),
                guard(TOKEN));
        var ready = text(stuck.answer(request("/health/ready", true)));
        hangs.complete(Optional.empty());
        assertTrue(ready.contains("\"reason\":\"the check gave no answer within 1.5 s\""), ready);
        assertTrue(ready.contains("\"reason\":\"stopping\""), ready);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log",
                "/streams/lamp-1",
                "/projections",
                "/why/lamps/hall",
                "/why/lamps?key=hall",
                "/audit",
                "/streams",
                "/nowhere"
            })
    void nothing_else_answers_without_the_token(String path) {
        var refused = ask(path, true);
        assertEquals(401, refused.status());
        assertEquals("Bearer", refused.headers().get("WWW-Authenticate"));
    }

    @Test
    void every_operation_says_whether_it_needs_the_token() {
        var document = new YAMLMapper().readTree(CONTRACT.text());
        for (var operation : CONTRACT.operations()) {
            var path = "/" + String.join("/", operation.path());
            var method = operation.method();
            var own = document.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
            var security = own.has("security") ? own.get("security") : document.path("security");
            assertFalse(security.isEmpty(), path);
            var open = security.valueStream().anyMatch(JsonNode::isEmpty);
            var headers = MultiMap.caseInsensitiveMultiMap();
            var answer = router.answer(new Request("request-1", method, path, headers, Buffer.buffer(), true));
            assertEquals(open, answer.status() != 401, path);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong",
                "Bearer",
                "Bearer ",
                "Basic correct-horse",
                "correct-horse",
                "Bearer correct-horse2"
            })
    void a_wrong_token_is_refused(String authorization) {
        var refused =
                router.answer(new Request("request-1", "GET", "/log", bearer(authorization), Buffer.buffer(), true));
        assertEquals(text(ask("/log", true)), text(refused));
    }

    @Test
    void health_from_another_machine_needs_the_token() {
        assertEquals(401, ask("/health/live", false).status());
        assertEquals(
                200,
                router.answer(new Request(
                                "request-1", "GET", "/health/live", bearer("Bearer " + TOKEN), Buffer.buffer(), false))
                        .status());
    }

    @Test
    void a_token_in_the_query_is_refused() {
        var refused = ask("/health/live?token=" + TOKEN, true);
        assertEquals(400, refused.status());
        assertFalse(text(refused).contains(TOKEN), text(refused));
    }

    @Test
    void the_log_is_shown_as_stored_and_in_pages() {
        var first = text(authorized("/log?limit=2"));
        assertTrue(first.startsWith("{\"incarnation\":\"here\",\"head\":5,\"events\":[{\"position\":1,"), first);
        assertTrue(first.contains("\"data\":\"{ \\\"watts\\\": 60 }\""), "byte for byte: " + first);
        assertTrue(first.contains("\"recordedAt\":\"2026-11-21T12:00:00.000001Z\""), first);
        assertTrue(first.endsWith("\"next\":2}"), first);
        var last = text(authorized("/log?after=4&limit=2"));
        assertTrue(last.contains("\"position\":5") && last.endsWith("\"next\":null}"), last);
        for (var beyond : List.of("9223372036854775807", "123456789012345678901234567890")) {
            var none = text(authorized("/log?after=" + beyond));
            assertTrue(none.endsWith("\"events\":[],\"next\":null}"), none);
        }
    }

    @Test
    void a_stream_is_shown_by_its_name() {
        assertTrue(text(authorized("/streams/lamp-1?after=3")).contains("\"version\":4"));
        assertEquals("{\"events\":[],\"next\":null}", text(authorized("/streams/lamp-2")));
        assertEquals(400, authorized("/streams/lamp").status());
        assertEquals(400, authorized("/streams/LAMP-1").status());
        assertEquals(400, authorized("/log?limit=1001").status());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/projections",
                "/projections/lamps/parked",
                "/why/lamps/hall",
                "/why/lamps?key=hall",
                "/consequences/1",
                "/audit"
            })
    void a_store_without_read_models_refuses_the_operations(String path) {
        assertEquals(503, authorized(path).status());
        assertEquals("1", authorized(path).headers().get("Retry-After"));
        assertTrue(text(authorized(path)).contains("keeps no read models"), text(authorized(path)));
    }

    @Test
    void every_problem_is_explained_to_a_caller_without_the_token() {
        for (var type : KernelProblems.ALL) {
            var explained = ask(type.uri(), false);
            assertEquals(200, explained.status(), type.slug());
            assertTrue(text(explained).contains(type.explanation()), type.slug());
        }
        assertEquals(404, ask("/problems/too-much-tea", false).status());
        assertEquals(401, ask("/problem/not-found", false).status());
    }

    @ParameterizedTest
    @CsvSource({
        "ada/bob, ada%2Fbob",
        "ada/bob, ada/bob",
        "1 %;a\\b/?&#+ä, 1+%25%3Ba%5Cb%2F%3F%26%23%2B%C3%A4",
        "a;b, a;b",
        "hall, hall"
    })
    void a_key_in_the_query_may_have_any_character(String key, String encoded) {
        var echo = new Route("whyByKey", call -> Reply.json(200, List.of(call.required("view"), call.required("key"))));
        var response = LocalRouter.ofSome(CONTRACT, List.of(echo), Guard.OPEN)
                .answer(request("/why/lamps?key=" + encoded, true));
        assertEquals(List.of("lamps", key), JsonMapper.shared().readValue(text(response), List.class));
    }

    @Test
    void a_key_in_the_query_is_required() {
        assertEquals(400, authorized("/why/lamps").status());
        assertEquals(400, authorized("/why/lamps?key=").status());
        assertEquals(404, authorized("/why/lamps/ada%2Fbob").status());
    }

    @Test
    void every_answer_of_the_listener_names_its_request() throws Exception {
        var ids = new AtomicLong();
        var inPath = Map.of(
                "stream",
                "lamp-1",
                "name",
                "lamps",
                "action",
                "pause",
                "view",
                "lamps",
                "key",
                "hall",
                "position",
                "1");
        try (var api = HttpApi.start(
                "operations",
                "127.0.0.1",
                0,
                Limits.DEFAULT,
                () -> "request-" + ids.getAndIncrement(),
                router.endpoints())) {
            var known = NamedRequest.ofEvery(CONTRACT, api.port(), inPath, List.of("Authorization", "Bearer " + TOKEN));
            var stranger = NamedRequest.ofEvery(CONTRACT, api.port(), inPath, List.of("Authorization", "Bearer x"));
            assertTrue(known.containsAll(List.of(200, 400, 405, 406, 503)), known::toString);
            assertTrue(stranger.contains(401), stranger::toString);
        }
    }

    @Test
    void an_empty_token_is_refused_at_the_start() {
        assertThrows(IllegalArgumentException.class, () -> guard(" "));
    }

    private Response ask(String target, boolean local) {
        return checked(request(target, local));
    }

    private Response authorized(String target) {
        return checked(new Request("request-1", "GET", target, bearer("Bearer " + TOKEN), Buffer.buffer(), true));
    }

    private Response checked(Request request) {
        var response = router.answer(request);
        new ContractCheck(CONTRACT).check(request, response);
        return response;
    }

    private static Request request(String target, boolean local) {
        return new Request("request-1", "GET", target, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), local);
    }

    private static MultiMap bearer(String authorization) {
        return MultiMap.caseInsensitiveMultiMap().add("Authorization", authorization);
    }

    private static String text(Response response) {
        return response.body().toString(StandardCharsets.UTF_8);
    }

    public static final class FiveEvents implements LogReader {

        private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.000001Z");

        @Override
        public LogHead head() {
            return new LogHead("here", 5, NOON, Bytes.ofHex("00"));
        }

        @Override
        public List<StoredEvent> events(long afterPosition, int limit) {
            return LongStream.rangeClosed(Math.min(afterPosition, 5) + 1, 5)
                    .limit(limit)
                    .mapToObj(FiveEvents::event)
                    .toList();
        }

        @Override
        public List<StoredEvent> events(StreamId stream, long afterVersion, int limit) {
            return stream.key().equals("1") ? events(afterVersion, limit) : List.of();
        }

        @Override
        public List<Seal> seals(long afterFirst, int limit) {
            return List.of();
        }

        private static StoredEvent event(long position) {
            return new StoredEvent(
                    position,
                    "lamp",
                    "lamp-1",
                    position,
                    "lamp.fitted",
                    1,
                    NOON,
                    "{}",
                    "{ \"watts\": 60 }",
                    Bytes.ofHex("ff"));
        }
    }
}
