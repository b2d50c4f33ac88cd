package dev.scoresheet.application.kernel.operations.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.Topology.BoundedContext;
import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.LogUnderTest;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.ViewOperations;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.NotFound;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.operations.views.report.EventReference;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ProjectionSpec;
import dev.scoresheet.application.kernel.projection.Visibility;
import dev.scoresheet.application.kernel.projection.generation.BulkReader;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.trace.TraceKey;
import dev.scoresheet.application.kernel.projection.trace.TraceKind;
import dev.scoresheet.application.kernel.projection.trace.TraceProjection;
import dev.scoresheet.application.kernel.projection.trace.TraceQueries;
import dev.scoresheet.application.kernel.projection.trace.TraceRow;
import dev.scoresheet.application.kernel.projection.trace.TraceView;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Specification of the view `trace` and of what is found with it, for each store, over a random log. Each way to fill
/// the view gives the same rows. The trees are those of an account that reads the whole log.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TraceSpec extends ProjectionSpec<BulbEvent> {

    private static final int APPENDS = 250;
    private static final String BY = "the test";
    private static final Duration LEASE = Duration.ofMinutes(5);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private ExpectedForest expected;
    private long generation;

    protected abstract LogUnderTest log();

    protected abstract BulkReader bulk();

    protected abstract PositionReader positions();

    protected abstract Visibility visibility();

    protected abstract TraceQueries queries();

    protected static TraceProjection<BulbEvent> projection() {
        return topology().tracing().orElseThrow();
    }

    private static Topology<BulbEvent> topology() {
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId("bulb", command.bulb()));
        return new Topology<BulbEvent>(List.of(new BoundedContext<>("light", List.of(bulbs), Set.of(), List.of())))
                .traced(Set.of());
    }

    @BeforeAll
    void write() {
        new RandomTraces(log().store(), Seed.random("TraceSpec")).write(APPENDS);
        expected = new ExpectedForest(log().reader(), log().codec());
        generation = store().generations()
                .atStart(projection().identity())
                .orElseThrow()
                .number();
        follow();
    }

    private void follow() {
        var lease = store().leases().acquire(generation, "node", LEASE).orElseThrow();
        var subscription = FollowedProjection.ofKernel(projection(), log().codec())
                .subscription(log().feed(), store().views(), lease, 50);
        while (subscription.step().position() < log().feed().head()) {
            // on to the end
        }
        store().leases().release(lease);
    }

    @AfterAll
    void end() {
        threads.close();
    }

    private ViewOperations operations(Optional<TraceView> tracing) {
        var models = new ReadModels<>(
                topology(),
                new StoredEventDecoder<>(log().codec(), log().digest()),
                log().feed(),
                log().reader(),
                bulk(),
                store().generations(),
                store().leases(),
                store().views(),
                new FoldParallelism(threads, 2, 2),
                new Node("operator", LEASE, TimeSource.system()));
        return ViewOperations.of(models, positions(), 1 << 26, tracing);
    }

    private ViewOperations operations() {
        return operations(Optional.of(new TraceView(projection().identity(), queries(), visibility())));
    }

    private EventForest trace(String reference) throws InterruptedException {
        return operations().trace().of(reference, TraceFinder.LIMIT);
    }

    @Override
    protected final EventFeed<BulbEvent> feed() {
        return log().feed();
    }

    @Override
    protected final List<Projection<BulbEvent, ?, ?, ?>> projections() {
        return List.of(projection());
    }

    @Override
    protected final Filter followed(Projection<BulbEvent, ?, ?, ?> projection) {
        return FollowedProjection.ofKernel(projection, log().codec()).filter();
    }

    @Test
    void the_tree_of_each_event_is_that_of_the_whole_log() throws InterruptedException {
        var rows = expected.rows();
        for (int index = 0; index < rows.size(); index += 7) {
            var row = rows.get(index);
            var forest = trace(index % 2 == 0 ? row.event() : Long.toString(row.position()));
            assertEquals(expected.treeOf(row), ExpectedForest.texts(forest.roots()), row::toString);
            assertFalse(forest.cut());
            assertEquals(forest.head(), forest.position());
        }
    }

    @Test
    void the_events_of_a_correlation_and_of_a_trace_id_are_those_of_the_whole_log() throws InterruptedException {
        var ids = 0;
        for (int index = 0; index < expected.rows().size(); index += 5) {
            var metadata = expected.rows().get(index).metadata();
            var correlation = metadata.correlation();
            assertEquals(
                    expected.among(row -> row.metadata().correlation().equals(correlation)),
                    ExpectedForest.texts(trace(correlation).roots()));
            if (metadata.trace().isPresent()) {
                ids++;
                assertEquals(
                        expected.among(row -> row.metadata().trace().equals(metadata.trace())),
                        ExpectedForest.texts(trace(metadata.trace().get()).roots()));
            }
        }
        assertTrue(ids > 10, "trace ids: " + ids);
    }

    @Test
    void an_event_is_shown_as_it_is_in_the_log() throws InterruptedException {
        var row = expected.rows().getFirst();
        var root = trace("1").roots().getFirst();
        var stored = log().reader().events(0, 1).getFirst();
        assertEquals(row.event(), root.reference());
        assertEquals(1, root.position());
        assertEquals(stored.type(), root.type());
        assertEquals(stored.recordedAt(), root.recordedAt());
        assertEquals(row.metadata().correlation(), root.correlation());
        assertEquals(row.metadata().actor(), root.actor());
        assertEquals(Optional.empty(), root.by());
    }

    @Test
    void the_consequences_of_an_event_name_what_it_caused() throws InterruptedException {
        var some = 0;
        for (var row : expected.rows()) {
            var caused = expected.rows().stream()
                    .filter(later -> later.position() > row.position())
                    .filter(later ->
                            later.metadata().causation().map(EventRef::toString).equals(Optional.of(row.event())))
                    .map(ExpectedForest.Row::event)
                    .toList();
            some += caused.size();
            assertEquals(caused, caused(operations(), row.position()));
            if (!caused.isEmpty() && some < 20) {
                assertEquals(caused, caused(operations(Optional.empty()), row.position()), "without the view");
            }
        }
        assertTrue(some > 20, "caused events: " + some);
    }

    private static List<String> caused(ViewOperations operations, long position) throws InterruptedException {
        return operations.consequences().of(position).causes().stream()
                .map(EventReference::event)
                .toList();
    }

    @Test
    void a_query_has_the_first_rows_in_the_order_of_the_log() {
        var two = Set.of(
                expected.rows().get(0).metadata().correlation(),
                expected.rows().getLast().metadata().correlation());
        var all = expected.rows().stream()
                .filter(row -> two.contains(row.metadata().correlation()))
                .map(row -> new TraceKey(TraceKind.CORRELATION, row.metadata().correlation(), row.position()))
                .toList();
        assertEquals(all, queries().find(TraceKind.CORRELATION, two, 1_000).value());
        assertEquals(
                all.subList(0, 1), queries().find(TraceKind.CORRELATION, two, 1).value());
        assertEquals(List.of(), queries().find(TraceKind.CAUSE, two, 1_000).value());
        assertEquals(
                List.of(),
                queries().find(TraceKind.CORRELATION, Set.of(), 1_000).value());
    }

    @Test
    void an_answer_says_that_it_is_cut() throws InterruptedException {
        var tree = largest();
        var root = tree.roots().getFirst().reference();
        var whole = count(tree.roots());
        assertEquals(tree, operations().trace().of(root, whole));
        assertTrue(whole > 3, "events of the largest tree: " + whole);
        var less = operations().trace().of(root, whole - 1);
        assertTrue(less.cut());
        assertEquals(whole - 1, count(less.roots()));
        var correlation = expected.rows().getLast().metadata().correlation();
        assertFalse(trace(correlation).cut());
    }

    @Test
    void a_parked_entry_is_counted_as_it_can_hide_an_event() throws InterruptedException {
        var hidden = expected.rows().stream()
                .filter(row -> expected.rows().stream()
                                .filter(other -> sameCorrelation(row, other))
                                .count()
                        > 1)
                .findFirst()
                .orElseThrow();
        var correlation = hidden.metadata().correlation();
        var key = new TraceKey(TraceKind.CORRELATION, correlation, hidden.position());
        var entry = new Parked.Key(projection().text(key), hidden.position(), "the store refused the row");
        var view = store().views().view(projection(), generation);
        assertEquals(0, trace(correlation).parked());

        assertTrue(view.commit(
                Step.repair(view.standing().progress(), Map.of(), Set.of(key), List.of(entry), Set.of(), List.of())));
        try {
            var forest = trace(correlation);
            assertEquals(1, forest.parked());
            assertEquals(
                    expected.among(row -> sameCorrelation(row, hidden) && row.position() != hidden.position()),
                    ExpectedForest.texts(forest.roots()));
        } finally {
            assertTrue(view.commit(Step.repair(
                    view.standing().progress(),
                    Map.of(key, new TraceRow()),
                    Set.of(),
                    List.of(),
                    Set.of(entry.entry()),
                    List.of())));
        }
        assertEquals(0, trace(correlation).parked());
        assertEquals(
                expected.among(row -> sameCorrelation(row, hidden)),
                ExpectedForest.texts(trace(correlation).roots()));
    }

    private static boolean sameCorrelation(ExpectedForest.Row one, ExpectedForest.Row other) {
        return one.metadata().correlation().equals(other.metadata().correlation());
    }

    private EventForest largest() throws InterruptedException {
        var largest = trace("1");
        for (var row : expected.rows().subList(0, 50)) {
            var tree = trace(row.event());
            largest = count(tree.roots()) > count(largest.roots()) ? tree : largest;
        }
        return largest;
    }

    private static int count(List<TracedEvent> trees) {
        return trees.stream().mapToInt(tree -> 1 + count(tree.children())).sum();
    }

    @Test
    void an_unknown_reference_is_not_found() {
        for (var unknown : List.of("1000000", "bulb-b1@1000000", "bulb-other@1", "no-such-correlation", "a@b", "0")) {
            var failure = assertThrows(NotFound.class, () -> trace(unknown));
            assertTrue(failure.getMessage().contains("'" + unknown + "'"), failure.getMessage());
        }
        var none = assertThrows(
                OperationRefused.class,
                () -> operations(Optional.empty()).trace().of("1", TraceFinder.LIMIT));
        assertTrue(none.getMessage().contains("--trace-view on"), none.getMessage());
    }

    @Test
    void a_rebuild_and_a_check_find_the_same_rows() throws Exception {
        var rebuilt = operations()
                .rebuild("trace")
                .run(false, BY, ProgressListener.NONE)
                .orElseThrow();
        assertTrue(operations().comparison("trace").diff(Set.of(), BY).same());
        assertTrue(operations()
                .foldCheck("trace")
                .check(OptionalLong.of(rebuilt.generation()), ProgressListener.NONE)
                .same());
        operations().rebuild("trace").discard("compared", BY);
        var last = expected.rows().getLast();
        var key = "correlation/" + last.metadata().correlation() + "/" + last.position();
        assertEquals(
                Optional.of("TraceRow[]"),
                operations().explanation("trace").why(key, 1).row());
    }

    /// The event in the middle has many events before and after it in its stream.
    @Test
    void a_tree_that_is_too_deep_is_cut() throws InterruptedException {
        var stream = new StreamId("bulb", "long" + log().feed().head());
        var events = new ArrayList<BulbEvent>(Collections.nCopies(500, new SwitchedOn()));
        log().store()
                .append(new Append.Fresh<>(
                        List.of(new StreamAppend<>(stream, new Exactly(0), events)), Metadata.of("deep " + stream)));
        follow();
        var whole = trace(stream + "@1");
        assertTrue(whole.cut());
        assertEquals(ForestDraft.DEPTH, count(whole.roots()));
        var middle = trace(stream + "@250");
        assertTrue(middle.cut());
        assertEquals(stream + "@51", middle.roots().getFirst().reference());
        assertEquals(ForestDraft.DEPTH, count(middle.roots()));
    }
}
