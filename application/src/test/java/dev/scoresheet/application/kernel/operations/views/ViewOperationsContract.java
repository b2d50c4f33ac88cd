package dev.scoresheet.application.kernel.operations.views;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Principal;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.PositionReader;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import dev.scoresheet.application.kernel.operations.views.model.FoldParallelism;
import dev.scoresheet.application.kernel.operations.views.model.Node;
import dev.scoresheet.application.kernel.operations.views.model.OperationRefused;
import dev.scoresheet.application.kernel.operations.views.model.ReadModels;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.ViewAnswer;
import dev.scoresheet.application.kernel.projection.ViewsUnderTest;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.OwnershipLost;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The life of a view, as its operators see it, on any store: while a node follows the log, writers
/// write and clients ask.
public abstract class ViewOperationsContract {

    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Filter FOLLOWED = new Filter(Set.of("bulb"), Set.of("bulb.switched-off"));
    private static final String VIEW = "bulb-lives";
    private static final String BY = "the test";

    private final BulbLives lives = new BulbLives(1, UUID.randomUUID().toString());
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private ViewsUnderTest store;
    private ViewOperations operations;
    private String bulbs = "";

    protected abstract ViewsUnderTest store();

    protected abstract PositionReader positions();

    @BeforeEach
    void open() {
        store = store();
        bulbs = UUID.randomUUID().toString().substring(0, 8);
        var log = store.log();
        var models = new ReadModels<>(
                topology(),
                new StoredEventDecoder<>(log.codec(), log.digest()),
                log.feed(),
                log.reader(),
                store.bulkReader(),
                store.generations(),
                store.leases(),
                store.views(),
                new FoldParallelism(threads, 2, 2),
                new Node("operator", LEASE, TimeSource.system()));
        operations = ViewOperations.of(models, positions(), 1 << 26);
    }

    @AfterEach
    void close() {
        going.set(false);
        threads.close();
    }

    private Topology<BulbEvent> topology() {
        var bulbs = new Aggregate<>(
                "bulb",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                command -> new StreamId("bulb", command.bulb()));
        return new Topology<>(List.of(new BoundedContext<>("Light", List.of(bulbs), Set.of(), List.of(lives))));
    }

    @Test
    void rebuilt_compared_switched_and_taken_back_under_load() throws Exception {
        for (int bulb = 0; bulb < 50; bulb++) {
            happened(bulb, new Fitted(40 + bulb), new SwitchedOn());
        }
        var first = store.generations().atStart(lives.identity()).orElseThrow().number();
        var node = threads.submit(this::followAll);
        var writer = threads.submit(this::writeNowAndThen);
        var clients = new Clients();
        var asking = threads.submit(clients);

        var rebuilt =
                operations.rebuild(VIEW).run(false, BY, ProgressListener.NONE).orElseThrow();
        var compared = operations.comparison(VIEW).diff(Set.of(), BY);
        assertTrue(compared.same(), compared::toString);
        var switched = operations.cutOver(VIEW).run(Set.of(), Optional.empty(), BY);
        assertEquals(Optional.of(first), switched.before());
        assertEquals(rebuilt.generation(), serving());
        assertTrue(operations
                .foldCheck(VIEW)
                .check(OptionalLong.empty(), ProgressListener.NONE)
                .same());
        var back = operations.rollBack(VIEW).run(BY, ProgressListener.NONE);
        assertEquals(first, back.serving());
        assertThrows(
                OperationRefused.class,
                () -> operations.rollBack(VIEW).run(OptionalLong.of(first), BY, ProgressListener.NONE),
                "a second roll-back to the generation that serves would undo the first");
        assertEquals(first, serving());
        assertTrue(operations
                .foldCheck(VIEW)
                .check(OptionalLong.empty(), ProgressListener.NONE)
                .same());
        assertTrue(operations.auditor().audit().clean());

        going.set(false);
        for (var busy : List.<Future<?>>of(node, writer, asking)) {
            busy.get();
        }
        assertEquals(0, clients.wentBack.get(), "the position never goes back");
        assertTrue(clients.answers.get() > 10, "queries during the operations: " + clients.answers.get());
        var acts = operations.listing().audited(VIEW, 100).acts().stream()
                .map(act -> act.action())
                .toList();
        assertTrue(acts.containsAll(List.of("rebuild", "cut-over", "roll-back")), acts::toString);
    }

    @Test
    void a_row_that_was_changed_is_found_and_mended() throws Exception {
        happened(1, new Fitted(40), new SwitchedOn());
        happened(2, new Fitted(50));
        var generation =
                store.generations().atStart(lives.identity()).orElseThrow().number();
        followToTheHead(generation);
        var view = store.views().view(lives, generation);
        var wrong = new Life(99, true, Instant.EPOCH, Optional.of("nonsense"), List.of(), false);
        assertTrue(view.commit(Step.repair(
                view.standing().progress(), Map.of(bulb(1), wrong), Set.of(), List.of(), Set.of(), List.of())));

        var checked = operations.foldCheck(VIEW).check(OptionalLong.empty(), ProgressListener.NONE);
        assertEquals(1, checked.differing());
        assertEquals(bulb(1).toString(), checked.first().getFirst().key());

        operations.repair(VIEW).key(bulb(1).toString(), OptionalLong.empty(), BY);
        assertTrue(operations
                .foldCheck(VIEW)
                .check(OptionalLong.empty(), ProgressListener.NONE)
                .same());
        assertEquals(2, operations.explanation(VIEW).why(bulb(1).toString(), 10).events());
    }

    @Test
    void what_fails_is_parked_by_a_rebuild_as_by_following_and_can_be_given_up() throws Exception {
        happened(1, new Fitted(40), new Fitted(20_000), new SwitchedOn());
        happened(2, new Fitted(BulbLives.MOST_WATTS - 1), new SwitchedOn());
        var generation =
                store.generations().atStart(lives.identity()).orElseThrow().number();
        followToTheHead(generation);

        var rebuilt =
                operations.rebuild(VIEW).run(false, BY, ProgressListener.NONE).orElseThrow();
        assertEquals(
                Set.copyOf(store.generations().parked(generation)),
                Set.copyOf(store.generations().parked(rebuilt.generation())));
        assertEquals(1, rebuilt.parked());

        var entry = "key:" + bulb(1);
        var given = operations.repair(VIEW).giveUp(entry, OptionalLong.empty(), BY);
        assertEquals(1, given.givenUp().size());
        operations.repair(VIEW).retry(entry, OptionalLong.of(rebuilt.generation()), BY);
        assertTrue(operations.comparison(VIEW).diff(Set.of(), BY).same());
        var switched = operations.cutOver(VIEW).run(Set.of(), Optional.empty(), BY);
        assertEquals(rebuilt.generation(), switched.serving());
        assertTrue(operations
                .foldCheck(VIEW)
                .check(OptionalLong.empty(), ProgressListener.NONE)
                .same());
    }

    /// A row that only a database refuses.
    @Test
    void a_row_that_the_store_refuses_is_parked_by_a_rebuild_as_by_following() throws Exception {
        happened(1, new Fitted(40), new Fitted(BulbLives.MOST_WATTS + 1), new SwitchedOn());
        happened(2, new Fitted(50));
        var generation =
                store.generations().atStart(lives.identity()).orElseThrow().number();
        followToTheHead(generation);

        var rebuilt =
                operations.rebuild(VIEW).run(false, BY, ProgressListener.NONE).orElseThrow();

        assertEquals(
                store.generations().parked(generation).stream()
                        .map(parked -> parked.parked().entry() + parked.parked().position())
                        .toList(),
                store.generations().parked(rebuilt.generation()).stream()
                        .map(parked -> parked.parked().entry() + parked.parked().position())
                        .toList());
        assertTrue(operations.comparison(VIEW).diff(Set.of(), BY).same());
    }

    private StreamId bulb(int number) {
        return new StreamId("bulb", bulbs + "-" + number);
    }

    protected final ViewOperations operations() {
        return operations;
    }

    protected final BulbLives view() {
        return lives;
    }

    protected final void happened(int bulb, BulbEvent... events) {
        var append = new StreamAppend<>(bulb(bulb), new ExpectedVersion.Any(), List.of(events));
        var key = new ReceiptKey(
                new Principal.Client("operations"), UUID.randomUUID().toString());
        store.log()
                .store()
                .append(new Append.Keyed<>(
                        List.of(append),
                        new Receipt(key, Bytes.of(new byte[32]), ReceiptOutcome.DONE, Map.of()),
                        Metadata.of("c")));
    }

    protected final long serving() {
        return store.generations().serving(lives.identity()).orElseThrow().number();
    }

    protected final void followToTheHead(long generation) {
        var lease = store.leases().acquire(generation, "node", LEASE).orElseThrow();
        var subscription = subscription(generation, lease.epoch());
        while (subscription.step().position() < store.log().feed().head()) {
            // on to the end
        }
        store.leases().release(lease);
    }

    private ViewSubscription<BulbEvent, StreamId, Life> subscription(long generation, long epoch) {
        return new ViewSubscription<>(
                VIEW,
                store.log().feed(),
                FOLLOWED,
                new ProjectionStepper<>(lives, FOLLOWED),
                store.views().view(lives, generation),
                epoch,
                50);
    }

    /// A node as small as it can be: takes each generation in turn, a step at a time.
    private Void followAll() throws InterruptedException {
        while (going.get()) {
            for (var generation : store.generations().all()) {
                if (generation.identity().equals(lives.identity())
                        && generation.role().isFollowed()) {
                    stepOnce(generation.number());
                }
            }
            Thread.sleep(5);
        }
        return null;
    }

    private void stepOnce(long generation) {
        store.leases().acquire(generation, "node", LEASE).ifPresent(lease -> {
            try {
                subscription(generation, lease.epoch()).step();
            } catch (OwnershipLost _) {
                // A cut-over and a roll-back end the leases. A node then asks for a new one.
            } catch (SubscriptionStopped stopped) {
                throw new AssertionError(stopped);
            } finally {
                store.leases().release(lease);
            }
        });
    }

    private Void writeNowAndThen() throws InterruptedException {
        for (int written = 0; going.get(); written++) {
            happened(written % 60, new SwitchedOn());
            Thread.sleep(10);
        }
        return null;
    }

    /// Asks all the time, and minds whether an answer is older than one before.
    private final class Clients implements Runnable {
        private final AtomicInteger answers = new AtomicInteger();
        private final AtomicInteger wentBack = new AtomicInteger();

        @Override
        public void run() {
            long before = 0;
            while (going.get()) {
                ViewAnswer<?> shown = store.shown(lives);
                if (shown.position() < before) {
                    wentBack.incrementAndGet();
                }
                before = shown.position();
                answers.incrementAndGet();
            }
        }
    }
}
