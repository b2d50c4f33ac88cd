package dev.scoresheet.adapters.http.kernel.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.OperationsTest;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.contract.Operation;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.route.Endpoint;
import dev.scoresheet.adapters.http.kernel.route.Reply;
import dev.scoresheet.adapters.http.kernel.route.Route;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.application.kernel.operations.Question;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Operations of the listener with a store that does not answer.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class AnswerBoundTest {

    private static final OpenApiContract CONTRACT = OpenApiContract.read(OperationsRoutes.CONTRACT);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final CountDownLatch standsStill = new CountDownLatch(1);
    private final CountDownLatch company = new CountDownLatch(2);
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void goOn() {
        standsStill.countDown();
    }

    private <T> T stuck(T answer) {
        asked.incrementAndGet();
        try {
            standsStill.await();
        } catch (InterruptedException impatient) {
            throw new AssertionError(impatient);
        }
        return answer;
    }

    /// Every endpoint waits for the store.
    private LocalRouter router() {
        var check = new HealthCheck("store", () -> stuck(Optional.empty()));
        var real = new ArrayList<>(
                new OperationsRoutes(new OperationsTest.FiveEvents(), List.of(check), List.of(check)).routes());
        var watched = new MonitoringRoutes.Monitored(() -> stuck(5L), List::of, List.of(check), () -> stuck(""));
        real.addAll(new MonitoringRoutes(watched, InstantSource.system()).routes());
        real.addAll(new ProjectionRoutes(Optional.empty(), Runnable::run).routes());
        Stream.of(
                        "nodes",
                        "processes",
                        "process",
                        "processInstance",
                        "actOnProcess",
                        "streams",
                        "problem",
                        "session",
                        "signIn",
                        "signOut")
                .map(operation -> new Route(operation, _ -> Reply.json(200, Map.of())))
                .forEach(real::add);
        var own = List.of("live", "ready", "loops");
        var routes = real.stream()
                .map(route -> own.contains(route.operation())
                        ? route
                        : new Route(route.operation(), _ -> stuck(Reply.json(200, "late")), route.works()))
                .toList();
        var store = new Question<>("the store", () -> stuck(5L), Thread::startVirtualThread);
        var bound = new AnswerBound(store, SHORT, SHORT);
        return new LocalRouter(CONTRACT, bound.on(routes), Guard.OPEN);
    }

    @Test
    void every_operation_answers_and_names_the_question_without_answer() {
        var router = router();
        for (var operation : CONTRACT.operations()) {
            var response = router.answer(request(operation));
            assertEquals(503, response.status(), operation.id());
            assertTrue(text(response).contains("gave no answer within"), operation.id() + ": " + text(response));
        }
    }

    @Test
    void repeated_requests_share_one_running_question() throws InterruptedException {
        var router = router();
        var reads = CONTRACT.operations().stream()
                .filter(operation -> operation.method().equals("GET"))
                .toList();
        reads.forEach(operation -> router.answer(request(operation)));
        int before = settled();
        assertTrue(before > 0);
        reads.forEach(operation -> router.answer(request(operation)));
        assertEquals(before, settled());
    }

    /// Returns the number of questions when it does not change any more: a question may begin after its caller gave up.
    private int settled() throws InterruptedException {
        int count = -1;
        while (count != asked.get()) {
            count = asked.get();
            Thread.sleep(500);
        }
        return count;
    }

    static Stream<String> writes() {
        return CONTRACT.operations().stream()
                .filter(operation -> !operation.method().equals("GET"))
                .map(Operation::id);
    }

    @ParameterizedTest
    @MethodSource("writes")
    void overlapping_writes_are_each_done_and_answered_after_the_time_of_a_read(String id) {
        var router = routerOf(id, call -> {
            company.countDown();
            awaitCompany();
            return Reply.json(200, call.correlation());
        });
        var operation = operation(id);
        var first = asked(router, request(operation, "request-1", body(operation)));
        var second = asked(router, request(operation, "request-2", body(operation)));
        assertEquals("\"request-1\"", text(first.join()));
        assertEquals("\"request-2\"", text(second.join()));
    }

    @Test
    void overlapping_acts_on_different_instances_of_a_process_are_both_done() {
        var router = routerOf("actOnProcess", call -> {
            company.countDown();
            awaitCompany();
            return Reply.json(200, call.body());
        });
        var operation = operation("actOnProcess");
        var bodies = List.of("{\"instance\":\"hall\"}", "{\"instance\":\"attic\"}");
        var answers = bodies.stream()
                .map(body -> asked(router, request(operation, "request-1", body)))
                .toList();
        assertEquals(bodies, answers.stream().map(answer -> text(answer.join())).toList());
    }

    /// Returns a router for an operation whose route does not say that it works, on a store that answers.
    private static LocalRouter routerOf(String id, Endpoint endpoint) {
        var store = new Question<>("the store", () -> 5L, Thread::startVirtualThread);
        var bound = new AnswerBound(store, AnswerBound.QUESTION, SHORT);
        return LocalRouter.ofSome(CONTRACT, bound.on(List.of(new Route(id, endpoint))), Guard.OPEN);
    }

    /// Waits until two calls run, and then longer than a read may take.
    private void awaitCompany() {
        try {
            company.await();
            Thread.sleep(SHORT.multipliedBy(4));
        } catch (InterruptedException impatient) {
            throw new AssertionError(impatient);
        }
    }

    private static CompletableFuture<Response> asked(LocalRouter router, Request request) {
        return CompletableFuture.supplyAsync(() -> router.answer(request), Thread::startVirtualThread);
    }

    private static Operation operation(String id) {
        return CONTRACT.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String body(Operation operation) {
        return operation.method().equals("POST") && !operation.id().equals("signIn") ? "{}" : "";
    }

    private static Request request(Operation operation) {
        return request(operation, "request-1", body(operation));
    }

    private static Request request(Operation operation, String correlation, String body) {
        var target = "/"
                + String.join("/", operation.path())
                        .replace("{stream}", "lamp-1")
                        .replace("{name}", "lamps")
                        .replace("{action}", "pause")
                        .replace("{view}", "lamps")
                        .replace("{key}", "hall")
                        .replace("{slug}", "not-found")
                        .replace("{position}", "1")
                + (operation.id().equals("whyByKey") ? "?key=hall" : "");
        var headers = MultiMap.caseInsensitiveMultiMap();
        if (!body.isEmpty()) {
            headers.add("Content-Type", "application/json");
        }
        return new Request(correlation, operation.method(), target, headers, Buffer.buffer(body), true);
    }

    private static String text(Response response) {
        return response.body().toString(StandardCharsets.UTF_8);
    }
}
