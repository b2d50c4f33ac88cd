package dev.scoresheet.bootstrap.kernel.reactions;

import static dev.scoresheet.bootstrap.kernel.reactions.Lights.RELAY;
import static dev.scoresheet.bootstrap.kernel.reactions.Lights.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.TopologyDiagram;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.cli.kernel.processes.ProcessVerbs;
import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.operations.MonitoringRoutes;
import dev.scoresheet.adapters.http.kernel.operations.OperationsRoutes;
import dev.scoresheet.adapters.http.kernel.operations.ProcessRoutes;
import dev.scoresheet.adapters.http.kernel.operations.ProjectionRoutes;
import dev.scoresheet.adapters.http.kernel.request.Guard;
import dev.scoresheet.adapters.http.kernel.request.Request;
import dev.scoresheet.adapters.http.kernel.routing.LocalRouter;
import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.json.kernel.Sha256TextHash;
import dev.scoresheet.adapters.memory.kernel.MemoryLog;
import dev.scoresheet.adapters.memory.kernel.MemoryViews;
import dev.scoresheet.adapters.metrics.kernel.Metrics;
import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.processes.ProcessOperations;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.TargetSender;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.step.Turn;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.bootstrap.kernel.Pinned;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.runtime.ProcessRuntime;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The verbs and routes of processes, over a store in memory whose owners the test drives.
class ProcessVerbsTest {

    private static final Duration LEASE = Duration.ofMinutes(10);

    private final AtomicBoolean broken = new AtomicBoolean();
    private final Topology<BulbEvent> topology = Lights.on()
            .evolving(() -> {
                if (broken.get()) {
                    throw new IllegalStateException("broken");
                }
            })
            .timedFrom(Instant.now().plusSeconds(2))
            .topology();
    private final MemoryLog<BulbEvent> log =
            new MemoryLog<>(BulbEventTypes.codec(), new Sha256LogDigest(), Clock.systemUTC(), "test");
    private final Stores<BulbEvent> stores = Stores.of(
            log,
            new MemoryViews(List.of(), log.feed()::head, Clock.systemUTC()),
            BulbEventTypes.codec(),
            new Metrics(),
            Commands.DEFAULT);
    private final ProcessOperations operations = ProcessRuntime.operations(stores, topology);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void an_instance_is_shown_with_what_was_sent() {
        happened("lamp", "attic", new Fitted(5));
        happened("bulb", "hall", new Fitted(60));
        happened("bulb", "attic", new Fitted(60));
        owner(RELAY); // acts from here
        assertTrue(shown("hall").contains("\"made\":[\"bulb-hall@1\"],\"sent\":[]"), shown("hall"));
        happened("bulb", "hall", new SwitchedOn());
        happened("bulb", "attic", new SwitchedOn());
        turns(owner(RELAY));
        assertEquals(0, run("process", "show", RELAY, "hall", "--json"));
        assertTrue(
                printed()
                        .startsWith(
                                "{\"name\":\"relay\",\"instance\":\"hall\",\"state\":\"\\\"2\\\"\",\"deadline\":null,"
                                        + "\"status\":\"running\",\"entry\":null,\"made\":[\"bulb-hall@1\",\"bulb-hall@2\"],"
                                        + "\"sent\":[{\"reference\":\"bulb-hall@2\",\"reaction\":\"switch\",\"outcome\":\"refused\""),
                printed());
        assertEquals(0, run("process", "show", RELAY, "attic"));
        assertTrue(printed().contains("switch to bulb-attic@2: done"), printed());
        assertTrue(!printed().contains("fit to bulb-attic@1"), printed());
        assertEquals(1, run("process", "show", RELAY, "cellar"));
        assertTrue(complained().contains("no event that relay has read concerns an instance 'cellar'"), complained());
    }

    @Test
    void a_parked_instance_is_tried_again_until_it_is_given_up() {
        var owner = owner(RELAY);
        happened("bulb", "hall", new Fitted(60), new SwitchedOn(), new SwitchedOff());
        happened("bulb", "hall", new SwitchedOn());
        broken.set(true);
        turns(owner);
        assertEquals(0, run("process", "show", RELAY, "hall"));
        assertTrue(printed().contains("instance hall: parked"), printed());
        assertTrue(printed().contains("entry: evolve bulb-hall@1, held from position 1 since"), printed());
        assertEquals(0, run("process", "retry", RELAY, "hall"));
        assertEquals("relay, instance hall: to be tried again\n", printed());
        turns(owner);
        assertTrue(shown("hall").contains("\"status\":\"parked\""), shown("hall"));

        assertEquals(1, run("process", "give-up", RELAY, "hall", "--cause", "evolve bulb-hall@2"));
        assertTrue(
                complained().contains("the cause of instance 'hall' of relay is now 'evolve bulb-hall@1'"),
                complained());
        assertEquals(0, run("process", "give-up", RELAY, "hall", "--cause", "evolve bulb-hall@1"));
        broken.set(false);
        turns(owner);
        assertTrue(shown("hall").contains("\"made\":[\"bulb-hall@2\",\"bulb-hall@3\",\"bulb-hall@4\"]"), shown("hall"));
        assertEquals(1, run("process", "retry", RELAY, "hall"));
        assertTrue(complained().contains("neither waits nor is parked"), complained());
        assertEquals(1, run("process", "give-up", RELAY, "hall"));

        assertEquals(0, run("process", "acts", RELAY));
        assertTrue(
                printed().contains("the tester: give-up partition 0, instance hall, evolve bulb-hall@1\n"), printed());
        assertTrue(printed().contains("the tester: retry partition 0, instance hall\n"), printed());
    }

    @Test
    void an_event_is_given_up_only_where_the_process_stops() {
        turns(owner(RELAY));
        happened("bulb", "hall", new Fitted(60));
        assertEquals(1, run("process", "give-up", RELAY, "1"));
        assertTrue(complained().contains("relay does not stop at position 1"), complained());
        assertEquals(1, run("process", "give-up", RELAY, "99"));
    }

    @Test
    void a_pause_and_the_acting_version_are_recorded() {
        var owner = owner(RELAY);
        assertEquals(0, run("process", "pause", RELAY, "--json"));
        assertEquals("{\"name\":\"relay\",\"instance\":null,\"recorded\":true}\n", printed());
        assertTrue(owner.turn() instanceof Turn.Paused);
        assertEquals(0, run("process", "resume", RELAY));
        turns(owner);

        assertEquals(1, run("process", "roll-back", RELAY));
        assertTrue(complained().contains("version 1 of relay acts"), complained());
        assertEquals(1, run("process", "roll-forward", RELAY));
        var ports = stores.processes();
        ports.leases().rollBack(RELAY, 3, "test");
        ports.leases().rollForward(RELAY, "test");
        assertEquals(1, run("process", "roll-back", RELAY, "--to", "3"));
        assertEquals(0, run("process", "roll-back", RELAY));
        assertEquals(2, ports.inspector().all().getFirst().acting());
        assertEquals(0, run("process", "roll-forward", RELAY));
        assertEquals(0, run("process", "acts", RELAY, "--last", "2"));
        assertTrue(printed().contains("the tester: roll-back partition 0, to version 2\n"), printed());
    }

    @Test
    void a_wrong_word_is_usage() {
        owner(RELAY);
        for (var words :
                List.of("process", "process shwo relay hall", "process show relay", "process acts relay --last 0")) {
            assertEquals(2, run(words.split(" ")), words);
        }
        for (var verb : List.of("show nobody x", "retry nobody x", "give-up nobody x", "pause nobody", "acts nobody")) {
            assertEquals(2, run(("process " + verb).split(" ")), verb);
            assertTrue(complained().contains("there is no process 'nobody'; the processes are [relay]"), complained());
        }
        assertEquals("", printed());
        assertEquals(0, run("process", "--help"));
        assertTrue(printed().contains("roll-forward"), printed());
    }

    @Test
    void every_document_has_the_members_that_scripts_rely_on() throws Exception {
        assertEquals(0, run("process", "list", "--json"));
        assertEquals("{\"head\":0,\"processes\":[]}\n", printed());
        var relay = owner(RELAY);
        var timer = owner(TIMER);
        happened("bulb", "hall", new Fitted(1));
        turns(timer);
        assertEquals(0, run("process", "list", "--json"));
        Pinned.documents("processes/before", printed());
        var deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (operations.list().processes().getLast().fired() == 0) {
            assertTrue(System.nanoTime() < deadline, "the deadline does not fire");
            timer.turn();
        }
        broken.set(true);
        turns(relay);
        var verbs = List.of(
                "list",
                "show relay hall",
                "show timer hall",
                "retry relay hall",
                "give-up relay hall",
                "pause relay",
                "resume relay",
                "roll-back relay",
                "roll-forward relay",
                "acts relay");
        stores.processes().leases().rollBack(RELAY, 2, "test");
        for (var verb : verbs) {
            var words = verb.split(" ");
            run(Stream.concat(Stream.of("process"), Stream.concat(Stream.of(words), Stream.of("--json")))
                    .toArray(String[]::new));
            assertEquals("", complained(), verb);
            Pinned.documents("processes/" + verb.replace(" ", "-"), printed());
        }
        assertEquals(
                ProcessVerbs.all(this::opened, "x").stream()
                        .map(verb -> verb.spec().name())
                        .sorted()
                        .toList(),
                verbs.stream()
                        .map(verb -> verb.split(" ")[0])
                        .distinct()
                        .sorted()
                        .toList(),
                "every verb has a document here");
    }

    @Test
    void routes_answer_as_the_verbs_do() throws Exception {
        var owner = owner(RELAY);
        happened("bulb", "hall", new Fitted(60));
        broken.set(true);
        turns(owner);
        assertEquals(0, run("process", "list", "--json"));
        assertEquals(shape(printed()), shape(answer(200, "GET", "/processes", "")));
        assertEquals(shown("hall"), answer(200, "GET", "/processes/relay/hall", "") + "\n");
        assertTrue(answer(404, "GET", "/processes/relay/attic", "").contains("concerns an instance 'attic'"));
        assertTrue(answer(404, "GET", "/processes/nobody/hall", "").contains("there is no process 'nobody'"));

        assertTrue(answer(422, "POST", "/processes/relay/actions/retry", "{}").contains("/instance"));
        assertEquals(
                "{\"name\":\"relay\",\"instance\":\"hall\",\"recorded\":true}",
                answer(200, "POST", "/processes/relay/actions/retry", "{\"instance\":\"hall\"}"));
        assertTrue(answer(
                        409,
                        "POST",
                        "/processes/relay/actions/give-up",
                        "{\"instance\":\"hall\",\"cause\":\"evolve bulb-hall@7\"}")
                .contains("is now 'evolve bulb-hall@1'"));
        answer(200, "POST", "/processes/relay/actions/give-up", "{\"instance\":\"hall\"}");
        answer(409, "POST", "/processes/relay/actions/give-up", "{\"position\":1}");
        answer(422, "POST", "/processes/relay/actions/give-up", "{\"position\":0}");
        answer(200, "POST", "/processes/relay/actions/pause", "");
        answer(200, "POST", "/processes/relay/actions/resume", "");
        answer(409, "POST", "/processes/relay/actions/roll-forward", "");
        answer(409, "POST", "/processes/relay/actions/roll-back", "{\"version\":1}");
        assertEquals(0, run("process", "acts", RELAY));
        assertEquals(
                4,
                printed()
                        .lines()
                        .filter(line -> line.contains("the operations listener: "))
                        .count(),
                printed());
    }

    @Test
    void the_diagram_shows_what_processes_follow_and_command() {
        var diagram = TopologyDiagram.of(topology);
        assertTrue(diagram.contains("        process_relay{{relay}}"), diagram);
        assertTrue(diagram.contains("    category_bulb --> process_relay"), diagram);
        assertTrue(diagram.contains("    process_relay -.-> category_lamp"), diagram);
    }

    /// Numbers of seconds differ from call to call.
    private static String shape(String list) {
        return list.replaceAll("\"lagSeconds\":[0-9.E-]+", "").strip();
    }

    private String shown(String instance) {
        assertEquals(0, run("process", "show", RELAY, instance, "--json"), complained());
        return printed();
    }

    private PartitionOwner<?, ?, ?> owner(String name) {
        var declared = topology.applications().stream()
                .flatMap(application -> application.processes().stream())
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
        return owner(declared);
    }

    private <S, C> PartitionOwner<BulbEvent, S, C> owner(DeclaredProcess<BulbEvent, S, C> declared) {
        var ports = stores.processes();
        var start = ports.store().start(declared.name(), 1);
        var lease = ports.leases()
                .acquire(
                        new PartitionId(declared.name(), 0),
                        "here",
                        declared.manager().version(),
                        LEASE)
                .orElseThrow();
        return new PartitionOwner<>(new OwnedPartition<>(
                declared,
                start,
                lease,
                ports.store(),
                stores.feed(),
                new TargetSender<>(declared, CommandHandlers.plain(stores.events()), new Sha256TextHash()),
                Lanes.IN_ORDER,
                TimeSource.system(),
                OwnerLimits.of(LEASE, Duration.ZERO)));
    }

    private static void turns(PartitionOwner<?, ?, ?> owner) {
        var turn = owner.turn();
        for (var left = 1_000; turn instanceof Turn.Worked || turn instanceof Turn.Overtaken; left--) {
            turn = owner.turn();
            assertTrue(left > 0, "the owner is never quiet");
        }
    }

    private void happened(String category, String key, BulbEvent... events) {
        var stream = new StreamId(category, key);
        var version = stores.events().read(stream).version();
        var append = new StreamAppend<>(stream, new ExpectedVersion.Exactly(version), List.of(events));
        stores.events()
                .append(new Append.Fresh<BulbEvent>(
                        List.of(append), Metadata.of(UUID.randomUUID().toString())));
    }

    private PortSource.Opened<ProcessOperations> opened() {
        return new PortSource.Opened<>(operations, () -> {});
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        var shell = new CommandLineRunner(
                "test",
                ProcessVerbs.all(this::opened, "the tester"),
                needs -> List.of(),
                Output.to("bytes", out),
                Output.to("bytes", err));
        return shell.run(arguments, (options, needs) -> {}, problem -> {
            if (problem instanceof VerbFailed failed) {
                return failed;
            }
            throw new AssertionError(problem);
        });
    }

    private String answer(int status, String method, String target, String body) {
        var routes = new ArrayList<>(new OperationsRoutes(log.reader(), List.of(), List.of()).routes());
        routes.addAll(new ProcessRoutes(operations).routes());
        var watched = new MonitoringRoutes.Monitored(() -> 0, List::of, List.of(), () -> "");
        routes.addAll(new MonitoringRoutes(watched, InstantSource.system()).routes());
        routes.addAll(new ProjectionRoutes(Optional.empty(), Runnable::run).routes());
        var headers = MultiMap.caseInsensitiveMultiMap();
        if (!body.isEmpty()) {
            headers.add("Content-Type", "application/json");
        }
        var response = LocalRouter.ofSome(OpenApiContract.read(OperationsRoutes.CONTRACT), routes, Guard.OPEN)
                .answer(new Request("request-1", method, target, headers, Buffer.buffer(body), true));
        var text = response.body().toString(StandardCharsets.UTF_8);
        assertEquals(status, response.status(), text);
        return text;
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
