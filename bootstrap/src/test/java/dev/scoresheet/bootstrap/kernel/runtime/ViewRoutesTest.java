package dev.scoresheet.bootstrap.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.operations.MonitoringRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperationsRoutes;
import dev.scoresheet.adapters.http.kernel.operations.ProjectionRoutes;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Rebuilds;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Operations on read models as the operations listener answers them. What goes on in the background is
/// begun when the test says so.
@Timeout(30)
class ViewRoutesTest {

    private volatile Duration ahead = Duration.ZERO;
    private final Story story = Story.sound(1);
    private final BulbLives lives = new BulbLives(1, "");
    private final MemoryLog<BulbEvent> log =
            new MemoryLog<>(BulbEventTypes.codec(), new Sha256LogDigest(), Clock.systemUTC(), "test");
    private final InstantSource clock = () -> Instant.now().plus(ahead);
    private final MemoryViews views = new MemoryViews(
            topology(List.of(story, lives)).projections(), log.feed()::head, clock.withZone(ZoneOffset.UTC));
    private ViewOperationsRuntime<BulbEvent> runtime = release(List.of(story, lives));
    private final Queue<Runnable> background = new ArrayDeque<>();

    private static Topology<BulbEvent> topology(List<Projection<BulbEvent, ?, ?, ?>> projections) {
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId("bulb", command.bulb()));
        var application = new BoundedContext<>("Light", List.of(bulbs), Set.of(), projections);
        return new Topology<BulbEvent>(List.of(application)).traced(Set.of());
    }

    private ViewOperationsRuntime<BulbEvent> release(List<Projection<BulbEvent, ?, ?, ?>> projections) {
        var stores = Stores.of(log, views, BulbEventTypes.codec(), new Metrics(), Commands.DEFAULT);
        return new ViewOperationsRuntime<>(
                stores, topology(projections), "server", Duration.ofSeconds(5), Rebuilds.DEFAULT);
    }

    @BeforeEach
    void begin() {
        var bulb = new StreamAppend<BulbEvent>(
                new StreamId("bulb", "a1"), new ExpectedVersion.Any(), List.of(new Fitted(5), new SwitchedOn()));
        var key = new ReceiptKey(new Principal.Client("test"), "once");
        var receipt = new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of());
        log.store().append(new Append.Keyed<>(List.of(bulb), receipt, Metadata.of("c")));
        views.generations().atStart(story.identity());
        views.generations().atStart(lives.identity());
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    private Response ask(String method, String target, String body) {
        var routes = new ArrayList<>(new OperationsRoutes(log.reader(), List.of(), List.of()).routes());
        var watched = new MonitoringRoutes.Monitored(() -> 2, List::of, List.of(), () -> "");
        routes.addAll(new MonitoringRoutes(watched, InstantSource.system()).routes());
        routes.addAll(new ProjectionRoutes(Optional.of(runtime.operations()), background::add).routes());
        var headers = MultiMap.caseInsensitiveMultiMap();
        if (!body.isEmpty()) {
            headers.add("Content-Type", "application/json");
        }
        return LocalRouter.ofSome(OpenApiContract.read(OperationsRoutes.CONTRACT), routes, Guard.OPEN)
                .answer(new Request("request-1", method, target, headers, Buffer.buffer(body), true));
    }

    private String answer(int status, String method, String target, String body) {
        var response = ask(method, target, body);
        var text = response.body().toString(StandardCharsets.UTF_8);
        assertEquals(status, response.status(), text);
        return text;
    }

    private void rebuild(String view) {
        answer(202, "POST", "/projections/" + view + "/rebuild", "{}");
        background.remove().run();
    }

    private List<Role> roles(String view) {
        return views.generations().all().stream()
                .filter(generation -> generation.identity().view().equals(view))
                .map(generation -> generation.role())
                .toList();
    }

    @Test
    void an_estimate_has_the_members_that_the_command_line_shows() {
        var estimate = answer(200, "POST", "/projections/story/estimate", "{}");
        for (var member : List.of("events", "sampled", "rows", "diskBytes", "memoryBytes", "passes", "seconds")) {
            assertTrue(estimate.contains("\"%s\":".formatted(member)), estimate);
        }
    }

    @Test
    void a_candidate_is_discarded_with_a_reason_and_what_serves_stays() {
        var discard = "/projections/story/discard";
        var none = answer(409, "POST", discard, "{\"reason\":\"unwanted\"}");
        assertTrue(none.contains("story v1 has no candidate to discard"), none);
        answer(404, "POST", "/projections/tale/discard", "{\"reason\":\"unwanted\"}");
        rebuild("story");
        var unsaid = answer(422, "POST", discard, "{}");
        assertTrue(unsaid.contains("\"pointer\":\"/reason\""), unsaid);
        answer(422, "POST", discard, "{\"reason\":\" \"}");

        for (var action : List.of("discard", "cutover")) {
            var other =
                    answer(409, "POST", "/projections/story/" + action, "{\"generation\":2,\"reason\":\"unwanted\"}");
            assertTrue(other.contains("would change generation 3 of story v1, not 2"), other);
        }
        assertEquals(List.of(Role.CANDIDATE, Role.SERVING), roles("story"));
        assertEquals("{\"generation\":3}", answer(200, "POST", discard, "{\"generation\":3,\"reason\":\"unwanted\"}"));
        assertEquals(List.of(Role.RETIRED, Role.SERVING), roles("story"));
    }

    @Test
    void a_trace_is_answered_as_soon_as_its_view_serves() {
        var absent = answer(409, "GET", "/trace/bulb-a1@1", "");
        assertTrue(absent.contains("no server keeps the view trace"), absent);
        var trace = FollowedProjection.ofKernel(topology(List.of()).tracing().orElseThrow(), BulbEventTypes.codec());
        var loading = views.generations().begin(trace.identity(), 2, 1, "node").number();
        var filling = ask("GET", "/trace/bulb-a1@1", "");
        assertEquals(503, filling.status());
        assertEquals("5", filling.headers().get("Retry-After"));
        views.generations().retire(loading, "the test");

        var generation =
                views.generations().begin(trace.identity(), 0, 0, "node").number();
        views.generations().finishLoad(generation);
        views.generations().cutOver(generation, Optional.empty(), "none", "node");
        var lease = views.leases()
                .acquire(generation, "node", Duration.ofMinutes(1))
                .orElseThrow();
        trace.subscription(log.feed(), views, lease, 100).step();
        assertEquals(
                "{\"roots\":[{\"reference\":\"bulb-a1@1\",\"position\":1,\"type\":\"bulb.fitted\",\"recordedAt\":\"TIME\","
                        + "\"correlation\":\"c\",\"actor\":null,\"by\":null,\"children\":[{\"reference\":\"bulb-a1@2\","
                        + "\"position\":2,\"type\":\"bulb.switched-on\",\"recordedAt\":\"TIME\",\"correlation\":\"c\","
                        + "\"actor\":null,\"by\":\"stream\",\"children\":[]}]}],"
                        + "\"position\":2,\"head\":2,\"parked\":0,\"cut\":false}",
                answer(200, "GET", "/trace/bulb-a1@2", "").replaceAll("\\d{4}-[0-9T:.-]+Z", "TIME"));
        var cut = answer(200, "GET", "/trace/c?limit=1", "");
        assertTrue(cut.contains("\"cut\":true"), cut);
        answer(404, "GET", "/trace/bulb-b2@1", "");
        answer(400, "GET", "/trace/c?limit=0", "");
        answer(400, "GET", "/trace/c?limit=10001", "");
    }

    @Test
    void a_row_is_explained_by_its_key_in_the_path_or_in_the_query() {
        rebuild("story");
        answer(200, "POST", "/projections/story/cutover", "{\"accept\":\"for the test\"}");
        assertEquals(answer(200, "GET", "/why/story/a1", ""), answer(200, "GET", "/why/story?key=a1", ""));
        for (var key : List.of("a/1", "a%1", "a;1")) {
            var none = answer(404, "GET", "/why/story?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8), "");
            assertTrue(none.contains("touches the key '" + key + "' of story"), none);
        }
    }

    @Test
    void acts_are_listed_the_latest_first() {
        answer(200, "POST", "/projections/story/pause", "{}");
        answer(200, "POST", "/projections/story/resume", "{}");
        var two = answer(200, "GET", "/projections/story/acts?limit=2", "");
        assertTrue(
                two.matches(
                        "\\{\"acts\":\\[\\{\"at\":\"[0-9T:.-]+Z\",\"by\":\"the operations listener\",\"action\":\"resume\","
                                + "\"detail\":\"generation 1\"},\\{\"at\":\"[0-9T:.-]+Z\",\"by\":\"the operations listener\","
                                + "\"action\":\"pause\",\"detail\":\"generation 1\"}]}"),
                two);
        assertTrue(answer(200, "GET", "/projections/story/acts", "").contains("\"action\":\"first\""));
        answer(404, "GET", "/projections/tale/acts", "");
        answer(400, "GET", "/projections/story/acts?limit=0", "");
    }

    @Test
    void the_clean_up_drops_what_was_retired_long_ago() {
        rebuild("story");
        views.generations().retire(3, "the test");
        assertEquals("{\"dropped\":[],\"retired\":[]}", answer(200, "POST", "/clean-up", ""));
        answer(422, "POST", "/clean-up", "{\"olderThanHours\":-1}");
        ahead = Duration.ofHours(23);
        assertEquals("{\"dropped\":[],\"retired\":[]}", answer(200, "POST", "/clean-up", "{}"));
        assertEquals("{\"dropped\":[3],\"retired\":[]}", answer(200, "POST", "/clean-up", "{\"olderThanHours\":22}"));
        assertEquals(List.of(Role.SERVING), roles("story"));
    }

    @Test
    void the_clean_up_retires_what_no_live_node_follows_when_it_is_told_a_time() {
        rebuild("story");
        answer(200, "POST", "/projections/story/cutover", "{\"accept\":\"for the test\"}");
        views.generations().follows("newer", Set.of(Story.sound(2).identity()), Set.of(), Duration.ofDays(9));
        var newer = views.generations()
                .begin(Story.sound(2).identity(), 2, 0, "newer")
                .number();
        views.generations().finishLoad(newer);
        assertEquals(Optional.empty(), views.generations().cutOver(newer, Optional.empty(), "none", "newer"));
        var listed = answer(200, "GET", "/projections", "");
        assertTrue(listed.contains("\"role\":\"unfollowed\",\"diskBytes\":null,\"unfollowedSeconds\":0"), listed);

        assertEquals("{\"dropped\":[],\"retired\":[]}", answer(200, "POST", "/clean-up", "{}"));
        answer(422, "POST", "/clean-up", "{\"unfollowedHours\":-1}");
        assertEquals("{\"dropped\":[],\"retired\":[]}", answer(200, "POST", "/clean-up", "{\"unfollowedHours\":1}"));
        assertEquals("{\"dropped\":[],\"retired\":[1,3]}", answer(200, "POST", "/clean-up", "{\"unfollowedHours\":0}"));
        assertEquals("{\"dropped\":[1,3],\"retired\":[]}", answer(200, "POST", "/clean-up", "{\"olderThanHours\":0}"));
        assertEquals(List.of(Role.SERVING), roles("story"));
        assertTrue(answer(200, "GET", "/projections/story/acts", "").contains("no live node has followed it"));
    }

    @Test
    void the_clean_up_retires_a_view_that_no_release_has_any_more() {
        var ours = answer(409, "POST", "/clean-up", "{\"removedView\":\"story\"}");
        assertTrue(ours.contains("this release still has the view story"), ours);
        runtime.close();
        runtime = release(List.of(lives));
        var none = answer(404, "POST", "/clean-up", "{\"removedView\":\"tale\"}");
        assertTrue(none.contains("no generation of a view 'tale' is kept"), none);
        views.generations().follows("older", Set.of(story.identity()), Set.of(), Duration.ofDays(1));
        var followed = answer(409, "POST", "/clean-up", "{\"removedView\":\"story\"}");
        assertTrue(followed.contains("story is in use: a live node follows it"), followed);

        views.generations().follows("older", Set.of(), Set.of(), Duration.ZERO);
        assertEquals(
                "{\"dropped\":[1],\"retired\":[1]}",
                answer(200, "POST", "/clean-up", "{\"removedView\":\"story\",\"olderThanHours\":0}"));
        assertEquals(List.of(), roles("story"));
    }

    /// As the creation of an index in the background.
    @Test
    void the_end_of_a_process_interrupts_work_that_makes_no_check() throws Exception {
        var begun = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        runtime.threads().execute(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.countDown();
            }
        });
        begun.await();

        runtime.close();

        assertEquals(0, interrupted.getCount());
    }

    @Test
    void members_that_a_rebuild_would_ignore_are_refused() {
        var generation = answer(422, "POST", "/projections/story/rebuild", "{\"generation\":1}");
        assertTrue(generation.contains("\"pointer\":\"/generation\""), generation);
        var both = answer(422, "POST", "/projections/story/rebuild", "{\"key\":\"a1\",\"stream\":\"bulb-a1\"}");
        assertTrue(both.contains("\"pointer\":\"/stream\""), both);
        assertEquals(0, background.size());
        answer(404, "POST", "/projections/story/rebuild", "{\"key\":\"nowhere\"}");
    }

    @Test
    void a_rebuild_of_one_view_is_refused_while_it_goes_on_and_those_of_others_are_not() throws Exception {
        var begun = new CountDownLatch(1);
        var refused = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(() -> runtime.operations().rebuild("story").run(false, "a test", (_, _, _) -> {
                        begun.countDown();
                        try {
                            refused.await();
                        } catch (InterruptedException ended) {
                            throw new AssertionError(ended);
                        }
                    }));
            begun.await();
            var already = answer(409, "POST", "/projections/story/rebuild", "{}");
            assertTrue(already.contains("this process already rebuilds story v1"), already);
            answer(409, "POST", "/projections/story/discard", "{\"reason\":\"unwanted\"}");
            assertEquals(0, background.size());

            rebuild("bulb-lives");
            assertEquals(List.of(Role.CANDIDATE, Role.SERVING), roles("bulb-lives"));
            refused.countDown();
            assertTrue(first.get().isPresent());
        }
        assertEquals(List.of(Role.CANDIDATE, Role.SERVING), roles("story"));
    }
}
