package dev.scoresheet.bootstrap.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.cli.kernel.views.ViewVerbs;
import dev.scoresheet.adapters.http.kernel.answer.Response;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.operations.MonitoringRoutes;
import dev.scoresheet.adapters.http.kernel.operations.NodeRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperationsRoutes;
import dev.scoresheet.adapters.http.kernel.operations.ProjectionRoutes;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.memory.kernel.process.MemoryProcesses;
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
import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.operations.nodes.NodeLister;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Rebuilds;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Answers that operators of a release receive when the release is older than an event. The answers refuse and
/// say why; they never report a defect.
public class NewerEventTest {

    private static final String TOLD =
            "this release cannot read the log beyond position 1: switched on is unknown here";

    private final Story story = Story.sound(1);
    private final MemoryLog<BulbEvent> log =
            new MemoryLog<>(BulbEventTypes.codec(), new Sha256LogDigest(), Clock.systemUTC(), "test");
    private final MemoryViews views = new MemoryViews(List.of(story), log.feed()::head, Clock.systemUTC());
    private final ViewOperationsRuntime<BulbEvent> newer = runtime(BulbEventTypes.codec(), "newer");
    private final ViewOperationsRuntime<BulbEvent> older = runtime(new Older(BulbEventTypes.codec()), "older");

    @BeforeEach
    void aNewerReleaseFillsTheView() {
        var bulb = new StreamAppend<BulbEvent>(
                new StreamId("bulb", "a1"), new ExpectedVersion.Any(), List.of(new Fitted(5), new SwitchedOn()));
        var receipt = new Receipt(
                new ReceiptKey(new Principal.Client("test"), "once"),
                Bytes.of(new byte[32]),
                ReceiptOutcome.DONE,
                Map.of());
        log.store().append(new Append.Keyed<>(List.of(bulb), receipt, Metadata.of("c")));
        assertTrue(views.generations().atStart(story.identity()).isPresent());
        assertEquals(0, run(newer, "rebuild", "story"));
        assertEquals(0, run(newer, "cutover", "story"));
        assertEquals(0, run(newer, "why", "story", "a1"));
    }

    @AfterEach
    void close() {
        newer.close();
        older.close();
    }

    @Test
    void a_newer_event_on_the_command_line() {
        for (var verb : List.of(
                List.of("why", "story", "a1"), List.of("check", "story"), List.of("rebuild", "story", "--key", "a1"))) {
            assertEquals(1, run(older, verb.toArray(String[]::new)), verb::toString);
        }
    }

    @Test
    void a_newer_event_on_the_operations_listener() {
        var why = ask("GET", "/why/story/a1", "");
        assertEquals(409, why.status());
        assertTrue(text(why).contains(TOLD), text(why));
        assertEquals(
                409,
                ask("POST", "/projections/story/rebuild", "{\"key\":\"a1\"}").status());
    }

    private ViewOperationsRuntime<BulbEvent> runtime(EventCodec<BulbEvent> codec, String name) {
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId("bulb", command.bulb()));
        var topology = new Topology<>(List.of(new BoundedContext<>("Light", List.of(bulbs), Set.of(), List.of(story))));
        var stores = Stores.of(log, views, codec, new Metrics(), Commands.DEFAULT);
        return new ViewOperationsRuntime<>(stores, topology, name, Duration.ofSeconds(5), Rebuilds.DEFAULT);
    }

    private static int run(ViewOperationsRuntime<BulbEvent> runtime, String... arguments) {
        var out = Output.to("nowhere", OutputStream.nullOutputStream());
        var verbs = ViewVerbs.all(() -> new PortSource.Opened<>(runtime.operations(), () -> {}), "the tester");
        var shell = new CommandLineRunner("test", verbs, needs -> List.of(), out, out);
        return shell.run(arguments, (options, needs) -> {}, problem -> {
            if (problem instanceof VerbFailed failed) {
                return failed;
            }
            throw new AssertionError(problem);
        });
    }

    private Response ask(String method, String target, String body) {
        var routes = new ArrayList<>(new OperationsRoutes(log.reader(), List.of(), List.of()).routes());
        var watched = new MonitoringRoutes.Monitored(() -> 2, List::of, List.of(), () -> "");
        routes.addAll(new MonitoringRoutes(watched, InstantSource.system()).routes());
        routes.addAll(new ProjectionRoutes(Optional.of(older.operations()), Runnable::run).routes());
        routes.addAll(new NodeRoutes(new NodeLister(
                        views.nodes(), views.generations(), new MemoryProcesses(log.epochs(), log.clock()).leases()))
                .routes());
        var headers = MultiMap.caseInsensitiveMultiMap().add("Content-Type", "application/json");
        return LocalRouter.ofSome(OpenApiContract.read(OperationsRoutes.CONTRACT), routes, Guard.OPEN)
                .answer(new Request("request-1", method, target, headers, Buffer.buffer(body), true));
    }

    private static String text(Response response) {
        return response.body().toString(StandardCharsets.UTF_8);
    }

    /// Codec of a release that has no event for a bulb that is switched on.
    public record Older(EventCodec<BulbEvent> newer) implements EventCodec<BulbEvent> {

        @Override
        public EncodedEvent encode(BulbEvent event) {
            return newer.encode(event);
        }

        @Override
        public BulbEvent decode(EventType stored, String data) {
            if (stored.name().equals("bulb.switched-on")) {
                throw new Undecodable(Undecodable.Reason.UNKNOWN_TYPE, "switched on is unknown here");
            }
            return newer.decode(stored, data);
        }

        @Override
        public Set<EventType> newestTypes() {
            return newer.newestTypes();
        }

        @Override
        public Set<String> storedTypes(Class<? extends BulbEvent> family) {
            return newer.storedTypes(family);
        }

        @Override
        public String encode(Metadata metadata) {
            return newer.encode(metadata);
        }

        @Override
        public Metadata metadata(String text) {
            return newer.metadata(text);
        }
    }
}
