package dev.scoresheet.bootstrap.kernel.reactions;

import static dev.scoresheet.bootstrap.kernel.reactions.Lights.ECHO;
import static dev.scoresheet.bootstrap.kernel.reactions.Lights.RELAY;
import static dev.scoresheet.bootstrap.kernel.reactions.Lights.TIMER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.ForwardingStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.LiveOwner;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ReactionsTest {

    private static final Duration LEASE = Duration.ofSeconds(1);
    private static final String BLOWN = "fnononb";

    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated("kernel");
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private LightsNode node(String name, Lights lights) {
        return new LightsNode(name, database.address(), LEASE, lights);
    }

    @Test
    void two_applications_on_two_nodes_answer_each_other_once() throws Exception {
        try (var one = node("one", Lights.on());
                var other = node("other", Lights.on())) {
            var bulbs = IntStream.range(0, 40).mapToObj(number -> "b" + number).toList();
            bulbs.forEach(bulb -> (bulb.hashCode() % 2 == 0 ? one : other).fit(bulb, 60));
            for (var bulb : bulbs) {
                LightsNode.await(bulb + " blew", () -> other.letters(ECHO, bulb).equals("b"));
            }
            other.awaitQuiet(RELAY, ECHO);
            for (var bulb : bulbs) {
                assertEquals(BLOWN, one.letters("bulb", bulb));
                assertEquals(BLOWN, one.letters("lamp", bulb));
                assertEquals("b", one.letters(ECHO, bulb), "the last answer was refused, once");
            }
        }
    }

    @Test
    void all_that_follows_from_an_event_names_its_cause_and_carries_its_trace() throws Exception {
        try (var node = node("one", Lights.on())) {
            node.fit("hall", 60);
            LightsNode.await(
                    "the answer was refused", () -> node.letters(ECHO, "hall").equals("b"));
            node.awaitQuiet(RELAY, ECHO);

            var causes = new HashMap<EventRef, Optional<EventRef>>();
            for (var category : List.of("bulb", "lamp", ECHO)) {
                for (var event : node.events(category, "hall")) {
                    var metadata = event.metadata();
                    causes.put(event.ref(), metadata.causation());
                    assertEquals("of-hall", metadata.correlation());
                    assertEquals(Optional.of(LightsNode.TRACE), metadata.trace());
                    assertEquals(
                            event.ref().equals(ref("bulb", 1)) ? Optional.of("a-person") : Optional.empty(),
                            metadata.actor());
                }
            }
            assertEquals(Optional.empty(), causes.get(ref("bulb", 1)));
            assertEquals(Optional.of(ref("bulb", 1)), causes.get(ref("lamp", 1)));
            assertEquals(Optional.of(ref("lamp", 1)), causes.get(ref("bulb", 2)));
            assertEquals(Optional.of(ref("bulb", 6)), causes.get(ref("lamp", 6)));
            assertEquals(Optional.of(ref("lamp", 6)), causes.get(ref(ECHO, 1)));
        }
    }

    private static EventRef ref(String category, long version) {
        return new EventRef(new StreamId(category, "hall"), version);
    }

    @Test
    void a_handler_that_never_answers_holds_only_its_own_instance() throws Exception {
        var repaired = new CountDownLatch(1);
        var lights = Lights.on().deciding(command -> {
            if (command.bulb().equals("cellar")) {
                awaitUninterruptibly(repaired);
            }
        });
        try (var node = node("one", lights)) {
            try {
                node.fit("cellar", 60);
                LightsNode.await(
                        "the instance waits",
                        () -> node.entry(RELAY, "cellar")
                                .filter(entry -> entry.kind() == HeldInstance.Kind.WAITING)
                                .isPresent());
                node.fit("hall", 60);
                LightsNode.await(
                        "the other one blew", () -> node.letters(ECHO, "hall").equals("b"));
                assertEquals("f", node.letters("bulb", "cellar"));
                assertEquals("", node.letters("lamp", "cellar"));
            } finally {
                repaired.countDown();
            }
            LightsNode.await("it goes on", () -> node.letters(ECHO, "cellar").equals("b"));
            assertEquals(BLOWN, node.letters("lamp", "cellar"));
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        var interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_step_of_ten_leases_commits_once() throws Exception {
        var slow = new AtomicBoolean(true);
        var begun = new CountDownLatch(1);
        var long10 = LEASE.multipliedBy(10);
        var lights = Lights.on().evolving(() -> {
            if (slow.getAndSet(false)) {
                begun.countDown();
                sleep(long10);
            }
        });
        try (var slowNode = node("slow", lights)) {
            slowNode.fit("hall", 60);
            assertTrue(begun.await(1, TimeUnit.MINUTES));
            var epoch = slowNode.standing(RELAY).progress().epoch();
            try (var other = node("other", Lights.on())) {
                LightsNode.await(
                        "another node took over",
                        () -> other.standing(RELAY).progress().epoch() > epoch);
                LightsNode.await(
                        "the bulb blew", () -> other.letters(ECHO, "hall").equals("b"));
            }
            slowNode.fit("attic", 60);
            LightsNode.await(
                    "the slow node goes on",
                    () -> slowNode.letters(ECHO, "attic").equals("b"));
            for (var bulb : List.of("hall", "attic")) {
                assertEquals(BLOWN, slowNode.letters("lamp", bulb));
                assertEquals(BLOWN, slowNode.letters("bulb", bulb));
            }
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_paused_owner_of_a_lower_version_is_fenced() throws Exception {
        var paused = new CountDownLatch(1);
        var begun = new CountDownLatch(1);
        UnaryOperator<EventStore<BulbEvent>> pausing = target -> new ForwardingStore<>() {
            @Override
            protected EventStore<BulbEvent> target() {
                return target;
            }

            @Override
            public AppendResult append(Append<BulbEvent> append) {
                begun.countDown();
                awaitUninterruptibly(paused);
                Thread.interrupted(); // a process that was paused knows no interrupt
                return super.append(append);
            }
        };
        try (var older =
                new LightsNode("older", database.address(), LEASE, Lights.on(), pausing, TimeSource.system())) {
            older.fit("hall", 60);
            assertTrue(begun.await(1, TimeUnit.MINUTES));
            try (var newer = node("newer", Lights.on().relaying(2))) {
                LightsNode.await(
                        "the newer node passed the event",
                        () -> newer.standing(RELAY)
                                        .owner()
                                        .filter(owner -> owner.version() == 2)
                                        .isPresent()
                                && newer.standing(RELAY).progress().position() >= 1);
                newer.awaitQuiet(RELAY, ECHO);
                paused.countDown();
                LightsNode.await(
                        "the append was fenced",
                        () -> older.metrics.text().contains("scoresheet_appends_total{result=\"fenced\"} 1.0"));
                assertEquals("", newer.letters("lamp", "hall"));
            } finally {
                paused.countDown();
            }
        }
    }

    @Test
    void a_live_owner_of_a_lower_version_hands_over() throws Exception {
        try (var older = node("older", Lights.on())) {
            older.fit("hall", 60);
            LightsNode.await("the bulb blew", () -> older.letters(ECHO, "hall").equals("b"));
            try (var newer = node("newer", Lights.on().relaying(3))) {
                LightsNode.await(
                        "the newer node owns the partition",
                        () -> newer.standing(RELAY).owner().equals(Optional.of(new LiveOwner("newer", 3))));
                newer.fit("attic", 60);
                LightsNode.await(
                        "the next bulb blew", () -> newer.letters(ECHO, "attic").equals("b"));
                newer.awaitQuiet(RELAY, ECHO);
            }
            for (var bulb : List.of("hall", "attic")) {
                assertEquals(BLOWN, older.letters("lamp", bulb));
            }
            assertEquals(Optional.empty(), older.standing(RELAY).owner(), "the newer version acts");
        }
    }

    @Test
    void a_process_that_is_added_acts_on_nothing_of_the_past_and_on_the_next_event() throws Exception {
        var began = Instant.now();
        try (var before =
                new LightsNode("before", database.address(), LEASE, Lights.on().relaying(2))) {
            var streams = new HashMap<StreamId, List<BulbEvent>>();
            for (int number = 0; number < 50_000; number++) {
                var unfinished = number % 100 == 0;
                streams.put(
                        new StreamId("bulb", "old-" + number),
                        unfinished
                                ? List.of(new BulbEvent.Fitted(1))
                                : List.of(new BulbEvent.Fitted(1), new BulbEvent.SwitchedOn()));
                if (streams.size() == 500) {
                    before.append(streams, "old");
                    streams.clear();
                }
            }
        }
        try (var node = node("one", Lights.on().relaying(2).timedFrom(began))) {
            var old = node.stores.feed().head();
            var next = (int) Duration.between(began, Instant.now()).toMillis() + 1_000;
            node.fit("next", next);
            LightsNode.await(
                    "the reminder of the next one",
                    () -> node.letters("bulb", "next").equals("fn"));
            node.awaitQuiet(RELAY, ECHO, TIMER);
            assertEquals(old + 2, node.stores.feed().head(), "nothing followed from the past");
            assertEquals(
                    500 + 1 + 49_500,
                    node.stores
                            .processes()
                            .store()
                            .instances(node.standing(TIMER).partition()));
            var late = node.events("bulb", "next").getLast().recordedAt();
            assertTrue(late.isAfter(began.plusMillis(next)), () -> "too early, at " + late);
        }
    }

    /// Clock of a machine that is wrong.
    private record ShiftedTime(Duration by) implements TimeSource {

        @Override
        public Instant instant() {
            return TimeSource.system().instant().plus(by);
        }

        @Override
        public long nanos() {
            return TimeSource.system().nanos();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            TimeSource.system().sleep(duration);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 30})
    void a_node_whose_clock_is_wrong_by_half_a_minute_fires_by_that_of_the_database(int seconds) throws Exception {
        var began = Instant.now();
        var time = new ShiftedTime(Duration.ofSeconds(seconds));
        var lights = Lights.on().relaying(2).timedFrom(began);
        try (var node = new LightsNode("wrong", database.address(), LEASE, lights, UnaryOperator.identity(), time)) {
            var after = (int) Duration.between(began, Instant.now()).toMillis() + 2_000;
            node.fit("hall", after);
            LightsNode.await("the reminder", () -> node.letters("bulb", "hall").equals("fn"));
            var deadline = began.plusMillis(after);
            var fired = node.events("bulb", "hall").getLast().recordedAt();
            assertTrue(fired.isAfter(deadline), () -> "too early, at " + fired);
            assertTrue(fired.isBefore(deadline.plusSeconds(25)), () -> "too late, at " + fired);
            var metadata = node.events("bulb", "hall").getLast().metadata();
            assertEquals(
                    new Metadata(
                            "of-hall", Optional.of(ref("bulb", 1)), Optional.empty(), Optional.of(LightsNode.TRACE)),
                    metadata,
                    "the origin is that of the event that implied the deadline");
        }
    }
}
