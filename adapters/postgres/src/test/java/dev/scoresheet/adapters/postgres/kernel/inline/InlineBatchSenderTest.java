package dev.scoresheet.adapters.postgres.kernel.inline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.json.kernel.BulbEventTypes;
import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Bulbs;
import dev.scoresheet.adapters.postgres.kernel.LifeTable;
import dev.scoresheet.adapters.postgres.kernel.PostgresLog;
import dev.scoresheet.adapters.postgres.kernel.PostgresViewsUnderTest;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.adapters.postgres.kernel.append.AppendCall;
import dev.scoresheet.adapters.postgres.kernel.append.AppendEncoder;
import dev.scoresheet.adapters.postgres.kernel.append.InlineStepFailed;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseRole;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.adapters.postgres.kernel.connection.SessionSettings;
import dev.scoresheet.adapters.postgres.kernel.connection.Sql;
import dev.scoresheet.adapters.postgres.kernel.view.GenerationProgressSignal;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.AppendMeter;
import dev.scoresheet.application.kernel.log.append.AppendMeter.InlineStep;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.codec.StoredEventDecoder;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.projection.BulbLives;
import dev.scoresheet.application.kernel.projection.BulbLives.Life;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.ProjectionStepper;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.View;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.subscription.ViewSubscription;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.BulbEvent.Blew;
import dev.scoresheet.domain.kernel.BulbEvent.Fitted;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOff;
import dev.scoresheet.domain.kernel.BulbEvent.SwitchedOn;
import dev.scoresheet.domain.kernel.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A view that one node steps with its appends, while others append without it and a runner follows.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class InlineBatchSenderTest {

    private static final BulbLives LIVES = new BulbLives(1, "");
    private static final Filter FILTER = new Filter(Set.of("bulb"), Set.of("bulb.switched-off"));
    private static final ProjectionStepper<BulbEvent, StreamId, ?, Life> STEPPER =
            new ProjectionStepper<>(LIVES, FILTER);
    /// More than the table takes.
    private static final int REFUSED = 9_000;

    private static final Duration REST = Duration.ofMillis(20);

    private static final int ROUNDS = 25;
    private static final int THREADS = 6;
    private static final int APPENDS = 6;

    private static TestDatabase database;
    private static PostgresViewsUnderTest inline;
    private static PostgresLog plain;
    private long generation;
    private View<StreamId, Life> view;

    @BeforeAll
    static void open() {
        database = TestDatabase.migrated("kernel", "bulb");
        inline = PostgresViewsUnderTest.on(database);
        inline.postgres()
                .stepInline(
                        BulbEventTypes.codec(),
                        new Sha256LogDigest(),
                        List.of(new FollowedProjection<>(LIVES, FILTER)),
                        REST);
        plain = PostgresLog.another(database);
    }

    @AfterAll
    static void close() {
        plain.close();
        inline.close();
        database.close();
    }

    @BeforeEach
    void fill() throws InterruptedException {
        inline.emptied();
        generation =
                inline.generations().atStart(LIVES.identity()).orElseThrow().number();
        view = inline.views().view(LIVES, generation);
        rest();
    }

    private ViewSubscription<BulbEvent, StreamId, Life> runner() {
        var epoch = view.standing().progress().epoch();
        return new ViewSubscription<>("bulb-lives", plain.feed(), FILTER, STEPPER, view, epoch, 50);
    }

    private void catchUp() {
        var runner = runner();
        while (runner.step().position() < plain.feed().head()) {
            // until it is at the head
        }
    }

    private long checkpoint() {
        return view.standing().progress().position();
    }

    /// All that the log says, by one fold.
    private static Step<StreamId, Life> whole() {
        var prepared = STEPPER.prepare(plain.feed().after(0, FILTER, Integer.MAX_VALUE), Exclusions.NOTHING);
        return prepared.step(new Progress(0, 0, 0), Map.of());
    }

    private void assertWhole() {
        var whole = whole();
        var rows = new HashMap<>(whole.put());
        rows.values().removeIf(life -> life.watts().contains(REFUSED)); // parked, by other cases
        var shown = inline.shown(LIVES);
        assertEquals(plain.feed().head(), shown.position());
        assertEquals(rows, shown.value());
        var last = Math.max(0, shown.position() - 200);
        assertEquals(
                plain.feed().after(last, FILTER, 200),
                inline.log().feed().after(last, FILTER, 200),
                "what was handed over in memory is what the log says");
        assertEquals(whole.delivered(), inline.generations().deliveries(generation, 0));
    }

    @Test
    void rows_and_checkpoint_are_there_when_the_append_is_acknowledged() {
        var bulb = new Bulbs(inline.log().store());
        bulb.append(0, new Fitted(40));
        assertEquals(List.of(40), inline.shown(LIVES).value().get(bulb.stream()).watts());
        bulb.append(1, new SwitchedOn(), new SwitchedOff(), new SwitchedOn());
        assertEquals(2, inline.shown(LIVES).value().get(bulb.stream()).timesOn());
        assertWhole();
        bulb.append(4, new Blew("old age"));
        assertFalse(inline.shown(LIVES).value().containsKey(bulb.stream()));
        assertWhole();
    }

    @Test
    void events_that_the_view_does_not_follow_move_its_checkpoint_too() {
        var before = checkpoint();
        new Bulbs(inline.log().store(), new StreamId("lamp", "l" + before)).append(0, new Fitted(40));
        assertEquals(before + 1, checkpoint());
        assertWhole();
    }

    @Test
    void the_runner_continues_after_inline_steps_under_its_epoch() {
        var lease = inline.leases()
                .acquire(generation, "owner", Duration.ofMinutes(1))
                .orElseThrow();
        var runner = runner();
        runner.step();
        var bulb = new Bulbs(inline.log().store());
        var another = new Bulbs(plain.store());
        bulb.append(0, new Fitted(40));
        assertEquals(lease.epoch(), view.standing().progress().epoch());
        another.append(0, new Fitted(60));
        bulb.append(1, new SwitchedOn()); // the view is one behind: left to the runner
        assertEquals(plain.feed().head() - 2, checkpoint());
        while (runner.step().position() < plain.feed().head()) {
            // until it is at the head
        }
        assertWhole();
        bulb.append(2, new SwitchedOn());
        assertWhole();
        inline.leases().release(lease);
    }

    @Test
    void a_runner_does_not_try_events_that_an_inline_step_applied() {
        var counted = new Counted(view);
        var epoch = view.standing().progress().epoch();
        var runner = new ViewSubscription<>("bulb-lives", inline.log().feed(), FILTER, STEPPER, counted, epoch, 50);
        runner.step();
        var bulb = new Bulbs(inline.log().store());
        bulb.append(0, new Fitted(40));
        assertEquals(plain.feed().head(), runner.step().position());
        bulb.append(1, new SwitchedOn());
        assertEquals(plain.feed().head(), runner.step().position());
        assertEquals(0, counted.tried.get());
        assertWhole();
    }

    /// Checks that events of two nodes and a runner are applied once. Between two rounds the view is at the
    /// head, so the first writer decides if the step is inline.
    @Test
    void one_node_steps_inline_the_other_does_not_and_nothing_is_lost_or_doubled() throws Exception {
        var random = Seed.random("one node inline, one not");
        var done = new AtomicBoolean();
        long first = checkpoint();
        var counted = new Counted(view);
        int conflicts = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var epoch = view.standing().progress().epoch();
            var runner = new ViewSubscription<>("bulb-lives", plain.feed(), FILTER, STEPPER, counted, epoch, 50);
            var running = threads.submit(() -> {
                while (!done.get() || checkpoint() < plain.feed().head()) {
                    runner.step();
                    Thread.sleep(2);
                }
                return null;
            });
            var shared = new StreamId("bulb", "shared-" + first);
            for (int round = 0; round < ROUNDS; round++) {
                var appending = new ArrayList<Callable<Integer>>();
                for (int thread = 0; thread < THREADS; thread++) {
                    var store = thread % 2 == 0 ? inline.log().store() : plain.store();
                    var seed = random.nextLong();
                    appending.add(() -> append(store, shared, new Random(seed)));
                }
                for (var appended : threads.invokeAll(appending)) {
                    conflicts += appended.get();
                }
                while (checkpoint() < plain.feed().head()) {
                    Thread.sleep(1);
                }
            }
            done.set(true);
            running.get();
        }
        var followed = plain.feed().head() - first;
        assertTrue(conflicts > 0, "no append met another");
        assertTrue(counted.moved.get() > 0, "the runner took no step");
        assertTrue(counted.moved.get() < followed, "no step was taken inline");
        assertWhole();
    }

    /// Answers how many of its appends lost a race.
    private static int append(EventStore<BulbEvent> store, StreamId shared, Random random) throws InterruptedException {
        var own = new Bulbs(store);
        var contested = new Bulbs(store, shared);
        long version = 0;
        int conflicts = 0;
        for (int n = 0; n < APPENDS; n++) {
            if (random.nextInt(3) == 0) {
                var at = store.read(shared).events().size();
                conflicts += contested.append(at, new Fitted(1 + random.nextInt(100))) instanceof Appended ? 0 : 1;
            } else {
                assertInstanceOf(Appended.class, own.append(version, new SwitchedOn(), new SwitchedOff()));
                version += 2;
            }
            if (random.nextInt(4) == 0) {
                Thread.sleep(random.nextInt(15));
            }
        }
        return conflicts;
    }

    /// A view that counts the positions by which its own steps moved it.
    private static final class Counted implements View<StreamId, Life> {

        private final View<StreamId, Life> view;
        private final AtomicLong moved = new AtomicLong();
        private final AtomicLong tried = new AtomicLong();

        Counted(View<StreamId, Life> view) {
            this.view = view;
        }

        @Override
        public ViewStatus standing() {
            return view.standing();
        }

        @Override
        public Map<StreamId, Life> load(Set<StreamId> keys) {
            return view.load(keys);
        }

        @Override
        public boolean commit(Step<StreamId, Life> step) {
            tried.incrementAndGet();
            var done = view.commit(step);
            moved.addAndGet(done ? step.through() - step.expected().position() : 0);
            return done;
        }

        @Override
        public boolean isKnownBeyond(long position) {
            return view.isKnownBeyond(position);
        }

        @Override
        public Map<StreamId, String> refused(Map<StreamId, Life> rows) {
            return view.refused(rows);
        }

        @Override
        public long rows() {
            return view.rows();
        }
    }

    @Test
    void a_row_that_the_database_refuses_refuses_no_command_and_is_parked_by_the_runner() throws Exception {
        var searchlight = new Bulbs(inline.log().store());
        var bulb = new Bulbs(inline.log().store());
        var before = checkpoint();
        var parked = inline.shown(LIVES).parked();
        assertInstanceOf(Appended.class, searchlight.append(0, new Fitted(REFUSED)));
        assertEquals(before, checkpoint());
        assertEquals(before + 1, plain.feed().head());
        catchUp();
        assertEquals(parked + 1, inline.shown(LIVES).parked());

        rest();
        assertInstanceOf(Appended.class, bulb.append(0, new Fitted(40)));
        assertInstanceOf(Appended.class, searchlight.append(1, new SwitchedOn()));
        var shown = inline.shown(LIVES);
        assertEquals(plain.feed().head(), shown.position());
        assertEquals(List.of(40), shown.value().get(bulb.stream()).watts());
        assertFalse(shown.value().containsKey(searchlight.stream()));
        var entry = inline.generations().parked(generation).stream()
                .filter(one -> one.parked().position() == before + 1)
                .findFirst();
        assertEquals(1, entry.orElseThrow().further());
    }

    @Test
    void the_runner_parks_events_on_which_the_projection_fails() {
        var before = checkpoint();
        var parked = inline.shown(LIVES).parked();
        var sun = new Bulbs(inline.log().store());
        assertInstanceOf(Appended.class, sun.append(0, new Fitted(10_001)));
        assertEquals(before, checkpoint());
        catchUp();
        assertEquals(parked + 1, inline.shown(LIVES).parked());
    }

    @Test
    void a_table_that_is_gone_or_changed_refuses_no_command() throws Exception {
        var bulb = new Bulbs(inline.log().store());
        try (var projections = Sql.as(DatabaseRole.PROJECTIONS, database)) {
            projections.run("alter table bulb.life_%1$d rename to lives_%1$d".formatted(generation));
            try {
                assertInstanceOf(Appended.class, bulb.append(0, new Fitted(40)));
            } finally {
                projections.run("alter table bulb.lives_%1$d rename to life_%1$d".formatted(generation));
            }
        }
        catchUp();
        rest();
        assertInstanceOf(Appended.class, bulb.append(1, new SwitchedOn()));
        assertWhole();
    }

    /// Until a view that failed is tried again, however often this suite has made it fail.
    private void rest() throws InterruptedException {
        var lamp = new Bulbs(
                inline.log().store(),
                new StreamId("lamp", "after-" + plain.feed().head()));
        long tries = 0;
        while (checkpoint() < plain.feed().head() || tries == 0) {
            catchUp();
            Thread.sleep(REST);
            lamp.append(tries, new Fitted(40));
            tries++;
        }
    }

    @Test
    void appends_do_not_wait_for_a_view_that_is_locked_held_or_paused() throws Exception {
        var bulb = new Bulbs(inline.log().store());
        var at = checkpoint();
        try (var stranger = Sql.as(DatabaseRole.PROJECTIONS, database)) {
            stranger.run("begin");
            stranger.ask("select number from kernel.generation where number = " + generation + " for update");
            assertInstanceOf(Appended.class, bulb.append(0, new Fitted(40)));
            stranger.run("rollback");
        }
        assertEquals(at, checkpoint());
        catchUp();

        inline.generations().hold(List.of(generation), Duration.ofMinutes(1), "operator");
        assertInstanceOf(Appended.class, bulb.append(1, new SwitchedOn()));
        assertEquals(at + 1, checkpoint());
        inline.generations().releaseHold(List.of(generation));
        catchUp();

        inline.generations().pause(generation, "operator");
        assertInstanceOf(Appended.class, bulb.append(2, new SwitchedOn()));
        assertEquals(at + 2, checkpoint());
        inline.generations().resume(generation, "operator");
        catchUp();
        assertInstanceOf(Appended.class, bulb.append(3, new SwitchedOn()));
        assertWhole();
    }

    /// A table lock is waited for briefly, and then the step is left out.
    @Test
    void a_locked_table_refuses_no_command() throws Exception {
        var bulb = new Bulbs(inline.log().store());
        var at = checkpoint();
        try (var stranger = Sql.on(database)) {
            stranger.run("begin");
            stranger.run("lock table bulb.life_" + generation + " in access exclusive mode");
            assertInstanceOf(Appended.class, bulb.append(0, new Fitted(40)));
            stranger.run("rollback");
        }
        assertEquals(at, checkpoint());
        catchUp();
        assertWhole();
    }

    @Test
    void during_the_cooldown_of_a_failed_view_batches_are_sent_without_it_in_one_call() throws Exception {
        var encoder = new AppendEncoder<>(BulbEventTypes.codec(), new Sha256LogDigest(), _ -> 0L);
        var meter = new Recorded();
        var steps = steps(meter, Duration.ofMinutes(1));
        try (var call = new AppendCall(SessionSettings.appending("test").open(database.address()));
                var projections = Sql.as(DatabaseRole.PROJECTIONS, database)) {
            projections.run("alter table bulb.life_%1$d rename to lives_%1$d".formatted(generation));
            var batch = List.of(encoder.encode(new Bulbs(plain.store()).offer(0, new Fitted(40))));
            var head = plain.feed().head();
            assertThrows(InlineStepFailed.class, () -> steps.send(call, batch, Set.of()));
            assertTrue(call.connection().getAutoCommit());
            assertEquals(head, plain.feed().head());
            projections.run("alter table bulb.lives_%1$d rename to life_%1$d".formatted(generation));
            assertInstanceOf(
                    Appended.class, steps.send(call, batch, Set.of()).results().getFirst());
            assertTrue(call.connection().getAutoCommit());
        }
        assertEquals(List.of(InlineStep.FAILED), meter.steps);
        catchUp();
        assertWhole();
    }

    private static InlineBatchSender<BulbEvent> steps(AppendMeter meter, Duration rest) {
        return new InlineBatchSender<>(
                RoleNames.DEFAULT,
                new StoredEventDecoder<>(BulbEventTypes.codec(), new Sha256LogDigest()),
                List.of(new InlineView<>(LIVES.identity(), STEPPER, LifeTable.view(), rest)),
                new GenerationProgressSignal(),
                meter);
    }

    private static final class Recorded implements AppendMeter {

        private final List<InlineStep> steps = new ArrayList<>();

        @Override
        public void written(int appends) {
            throw new AssertionError("that is the appender's to say");
        }

        @Override
        public void inlined(String view, InlineStep step) {
            steps.add(step);
        }
    }

    @Test
    void conflicts_and_resends_in_a_batch_are_left_out_of_the_step_and_the_session_is_itself_again() throws Exception {
        var encoder = new AppendEncoder<>(BulbEventTypes.codec(), new Sha256LogDigest(), _ -> 0L);
        var meter = new Recorded();
        var steps = steps(meter, REST);
        var fine = new Bulbs(plain.store());
        var stale = new Bulbs(plain.store());
        var also = new Bulbs(plain.store());
        try (var call = new AppendCall(SessionSettings.appending("test").open(database.address()))) {
            var one = encoder.encode(fine.offer(0, new Fitted(40)));
            var answer = steps.send(
                    call,
                    List.of(
                            one,
                            encoder.encode(stale.offer(7, new Fitted(1))),
                            encoder.encode(also.offer(0, new Fitted(60), new SwitchedOn()))),
                    Set.of());
            assertInstanceOf(Appended.class, answer.results().get(0));
            assertInstanceOf(
                    AppendResult.VersionConflict.class, answer.results().get(1));
            assertInstanceOf(Appended.class, answer.results().get(2));
            assertWhole();

            answer = steps.send(call, List.of(one), Set.of());
            assertInstanceOf(AppendResult.AlreadyDone.class, answer.results().getFirst());
            assertWhole();
            assertEquals(List.of(InlineStep.TAKEN), meter.steps);

            var statement = call.connection().createStatement();
            try (statement;
                    var row = statement.executeQuery("select current_user, current_setting('lock_timeout')")) {
                assertTrue(row.next());
                assertEquals(RoleNames.DEFAULT.of(DatabaseRole.APPLICATION), row.getString(1));
                assertEquals("2s", row.getString(2));
            }
        }
    }
}
