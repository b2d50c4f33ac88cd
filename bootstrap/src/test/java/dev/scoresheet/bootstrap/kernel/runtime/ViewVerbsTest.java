package dev.scoresheet.bootstrap.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.CommandLineRunner;
import dev.scoresheet.adapters.cli.kernel.Output;
import dev.scoresheet.adapters.cli.kernel.PortSource;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.cli.kernel.views.ViewVerbs;
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
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.Story;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.bootstrap.kernel.Pinned;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Commands;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Rebuilds;
import dev.scoresheet.bootstrap.kernel.store.Stores;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The verbs of read models as they are written on the command line, with what they answer and how they
/// end.
class ViewVerbsTest {

    private final Story story = Story.broken();
    private final MemoryLog<BulbEvent> log =
            new MemoryLog<>(BulbEventTypes.codec(), new Sha256LogDigest(), Clock.systemUTC(), "test");
    private final MemoryViews views = new MemoryViews(topology().projections(), log.feed()::head, Clock.systemUTC());
    private final Stores<BulbEvent> stores =
            Stores.of(log, views, BulbEventTypes.codec(), new Metrics(), Commands.DEFAULT);
    private final ViewOperationsRuntime<BulbEvent> runtime =
            new ViewOperationsRuntime<>(stores, topology(), "command", Duration.ofSeconds(5), Rebuilds.DEFAULT);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Topology<BulbEvent> topology() {
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId("bulb", command.bulb()));
        return new Topology<BulbEvent>(List.of(new BoundedContext<>("Light", List.of(bulbs), Set.of(), List.of(story))))
                .traced(Set.of());
    }

    private void followTrace() {
        var followed = FollowedProjection.ofKernel(topology().tracing().orElseThrow(), BulbEventTypes.codec());
        var generation =
                views.generations().atStart(followed.identity()).orElseThrow().number();
        var lease = views.leases()
                .acquire(generation, "node", Duration.ofMinutes(1))
                .orElseThrow();
        followed.subscription(log.feed(), views, lease, 100).step();
        views.leases().release(lease);
    }

    @BeforeEach
    void begin() {
        happened("a1", new Fitted(5), new Fitted(13), new SwitchedOn());
        assertEquals(
                1, views.generations().atStart(story.identity()).orElseThrow().number());
    }

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void the_list_has_the_form_that_scripts_rely_on() {
        assertEquals(0, run("projections", "--json"));
        assertTrue(
                printed()
                        .matches(
                                "\\{\"head\":3,\"projections\":\\[\\{\"name\":\"story\",\"version\":1,\"generation\":1,"
                                        + "\"position\":0,\"lagEvents\":3,\"lagSeconds\":\\d+\\.\\d+,\"owner\":null,\"parked\":0,"
                                        + "\"mode\":\"async\",\"parameters\":\"\",\"role\":\"serving\",\"diskBytes\":null,"
                                        + "\"unfollowedSeconds\":null,\"nodes\":\\[],\"load\":null}]}\n"),
                printed());
    }

    @Test
    void a_view_from_estimate_to_roll_back() {
        assertEquals(0, run("estimate", "story"));
        assertTrue(printed().contains("about 2 rows from 3 events"), printed());
        assertEquals(0, run("rebuild", "story"));
        assertTrue(
                printed().contains("generation 2 of story v1 is filled through position 3: 2 rows, 1 parked"),
                printed());

        assertEquals(1, run("cutover", "story"));
        assertTrue(complained().contains("1 entries of generation 2 are parked"), complained());
        assertEquals(1, run("retry", "story", "key:a1", "--generation", "2"));
        assertTrue(complained().contains("still fails, at position 2"), complained());
        story.fails().set(false);
        assertEquals(0, run("retry", "story", "key:a1", "--generation", "2"));
        assertEquals(0, run("diff", "story"), "what serves is brought to the same position: " + complained());
        assertTrue(printed().contains("generation 2 against 1 at position 3: 0 of 2 rows differ"), printed());

        assertEquals(0, run("cutover", "story", "--json"));
        assertTrue(printed().contains("\"serving\":2"), printed());
        assertEquals(0, run("check", "story"));
        assertEquals(0, run("audit"));
        assertEquals(0, run("why", "story", "a1"));
        assertTrue(printed().contains("row: Row[told=f5f13+]") && printed().contains("bulb-a1@3"), printed());
        assertEquals(0, run("consequences", "2"));
        assertTrue(printed().contains("story v1: a1, a*"), printed());
        assertEquals(0, run("rollback", "story"));
        assertEquals(0, run("projections"));
        assertEquals(0, run("acts", "story"));
        assertTrue(printed().contains("the tester: roll-back"), printed());
    }

    @Test
    void discard_removes_a_candidate() {
        assertEquals(2, run("discard", "story"));
        assertEquals(2, run("discard", "story", "--reason", " "));
        assertEquals(2, run("discard", "tale", "--reason", "none"));
        assertEquals(1, run("discard", "story", "--reason", "none"));
        assertTrue(complained().contains("story v1 has no candidate"), complained());
        assertEquals(0, run("rebuild", "story"));

        assertEquals(0, run("discard", "story", "--reason", "wrong parameters", "--json"));
        assertEquals("{\"view\":\"story\",\"generation\":2,\"done\":\"discarded\"}\n", printed());
        assertEquals(1, run("cutover", "story"));
        assertEquals(0, run("acts", "story", "--last", "1"));
        assertTrue(printed().contains("the tester: discard generation 2: wrong parameters"), printed());
    }

    @Test
    void a_wrong_word_is_usage_and_what_is_not_there_or_cannot_be_is_no() {
        assertEquals(2, run("rebuild", "tale"));
        assertTrue(complained().contains("there is no view 'tale'; the views are [story, trace]"), complained());
        assertEquals(2, run("consequences", "many"));
        assertEquals(2, run("rebuild", "story", "--stream", "bulb"));
        assertEquals(2, run("hand-over", "story"));
        assertEquals(2, run("why", "story"));
        assertTrue(complained().contains("Missing required parameter: 'KEY'"), complained());
        assertEquals(1, run("why", "story", "nobody"));
        assertEquals(1, run("consequences", "99"));
        assertEquals(1, run("retry", "story", "key:nobody"));
        for (var verb : List.of("parked", "pause", "check")) {
            assertEquals(1, run(verb, "story", "--generation", "99"), verb);
            assertTrue(complained().contains("has no generation 99"), complained());
        }
        assertEquals(1, run("rebuild", "story", "--key", "a1", "--generation", "99"));
        assertEquals(1, run("cutover", "story"));
        assertEquals(1, run("rollback", "story"));
        assertEquals(1, run("cancel", "story"));
        assertEquals(1, run("hand-over", "story", "--to", "nowhere"));
        assertEquals(1, run("clean-up", "--removed-view", "story"));
        assertEquals(1, run("clean-up", "--removed-view", "tale"));
        assertEquals(2, run("clean-up", "--unfollowed-hours", "-1"));
        assertEquals("", printed());
    }

    @Test
    void options_that_a_rebuild_would_ignore_are_usage() {
        assertEquals(2, run("rebuild", "story", "--generation", "1"));
        assertTrue(complained().contains("--generation goes with --key or --stream only"), complained());
        assertEquals(2, run("rebuild", "story", "--key", "a1", "--stream", "bulb-a1"));
        assertTrue(complained().contains("--stream goes without --key"), complained());
        for (var single : List.of("--key=a1", "--stream=bulb-a1")) {
            assertEquals(2, run("rebuild", "story", single, "--anew"));
            assertTrue(complained().contains("--anew goes without --key and --stream"), complained());
        }
        assertEquals(1, views.generations().all().size());
    }

    @Test
    void a_pause_holds_a_view_where_it_is() {
        assertEquals(0, run("pause", "story"));
        assertEquals(0, run("projections", "--json"));
        assertTrue(printed().contains("\"mode\":\"paused\""), printed());
        assertEquals(0, run("resume", "story"));
        assertEquals(0, run("parked", "story", "--json"));
        assertEquals("{\"parked\":[]}\n", printed());
    }

    @Test
    void a_trace_is_a_tree_in_which_a_stream_stands_below_each_other() {
        assertEquals(1, run("trace", "1"));
        assertTrue(
                complained().contains("no server keeps the view trace: start one with --trace-view on"), complained());
        caused("b2", "bulb-a1@1", new Fitted(7), new SwitchedOn());
        caused("c3", "bulb-b2@1", new Fitted(7));
        caused("d4", "bulb-a1@1", new Fitted(7));
        followTrace();
        assertEquals(0, run("trace", "bulb-c3@1"));
        assertEquals("""
                1 bulb-a1@1 bulb.fitted
                => 4 bulb-b2@1 bulb.fitted by ann
                   => 6 bulb-c3@1 bulb.fitted by ann
                => 5 bulb-b2@2 bulb.switched-on by ann
                => 7 bulb-d4@1 bulb.fitted by ann
                2 bulb-a1@2 bulb.fitted
                3 bulb-a1@3 bulb.switched-on
                """, untimed());
        assertEquals(0, run("trace", "of-ann", "--limit", "2"));
        assertEquals("""
                4 bulb-b2@1 bulb.fitted by ann
                5 bulb-b2@2 bulb.switched-on by ann
                some events are left out: name a later event, or raise --limit
                """, untimed());
        assertEquals(0, run("consequences", "1"));
        assertTrue(printed().contains("caused 3 events"), printed());

        assertEquals(1, run("trace", "bulb-e5@1"));
        assertTrue(complained().contains("no event, position, trace id or correlation 'bulb-e5@1'"), complained());
        assertEquals(2, run("trace"));
        assertEquals(2, run("trace", "1", "--limit", "0"));
        happened("e5", new Fitted(5));
        assertEquals(0, run("trace", "bulb-e5@1"));
        assertTrue(printed().contains("the view trace shows the log through position 7 of 8"), printed());
    }

    private String untimed() {
        return printed().replaceAll(" \\d{4}-[0-9T:.-]+Z", "");
    }

    private void caused(String bulb, String cause, BulbEvent... events) {
        var append = new StreamAppend<>(new StreamId("bulb", bulb), new ExpectedVersion.Exactly(0), List.of(events));
        var metadata = new Metadata("of-ann", Optional.of(EventRef.parse(cause)), Optional.of("ann"), Optional.empty());
        log.store().append(new Append.Fresh<>(List.of(append), metadata));
    }

    @Test
    void every_document_has_the_members_that_scripts_rely_on() throws IOException {
        var commands = List.of(
                "projections",
                "estimate story",
                "rebuild story",
                "parked story --generation 2",
                "diff story",
                "cutover story",
                "retry story key:a1 --generation 2",
                "why story a1",
                "consequences 2",
                "check story",
                "pause story",
                "resume story",
                "audit",
                "give-up story key:a1 --generation 2",
                "cutover story --accept tried",
                "rebuild story --key a1",
                "rollback story",
                "rebuild story --anew",
                "discard story",
                "clean-up --older-than-hours 0",
                "hand-over story --to nowhere",
                "cancel story",
                "acts story",
                "trace 2");
        for (var number = 0; number < commands.size(); number++) {
            var words = commands.get(number).split(" ");
            if (words[0].equals("trace")) {
                followTrace();
            }
            run(Stream.concat(Stream.of(words), Stream.of("--json")).toArray(String[]::new));
            Pinned.documents("views/%02d-%s".formatted(number, words[0]), printed());
        }
        assertEquals(
                ViewVerbs.all(() -> new PortSource.Opened<>(runtime.operations(), () -> {}), "the tester").stream()
                        .map(verb -> verb.spec().name())
                        .collect(Collectors.toSet()),
                commands.stream().map(command -> command.split(" ")[0]).collect(Collectors.toSet()),
                "every verb has a document here");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        var verbs = ViewVerbs.all(() -> new PortSource.Opened<>(runtime.operations(), () -> {}), "the tester");
        var shell = new CommandLineRunner("test", verbs, needs -> List.of(), print(out), print(err));
        return shell.run(arguments, (options, needs) -> {}, problem -> {
            if (problem instanceof VerbFailed failed) {
                return failed;
            }
            throw new AssertionError(problem);
        });
    }

    private static Output print(ByteArrayOutputStream bytes) {
        return Output.to("bytes", bytes);
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void happened(String bulb, BulbEvent... events) {
        var append = new StreamAppend<>(new StreamId("bulb", bulb), new ExpectedVersion.Any(), List.of(events));
        var key = new ReceiptKey(new Principal.Client("test"), UUID.randomUUID().toString());
        var receipt = new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of());
        log.store().append(new Append.Keyed<>(List.of(append), receipt, Metadata.of("c")));
    }
}
