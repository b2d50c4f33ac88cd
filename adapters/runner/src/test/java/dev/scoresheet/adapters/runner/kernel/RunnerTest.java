package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.RunnerStatus.NotReady;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.ShapeChanged;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.SubscriptionStopped;
import dev.scoresheet.application.kernel.projection.subscription.HeldCheckpoint;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RunnerTest {

    private static final RunnerOptions OPTIONS = options("here");

    private static RunnerOptions options(String node) {
        return new RunnerOptions(
                node,
                Duration.ofMillis(600),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                Duration.ofHours(1),
                Duration.ofDays(7),
                Duration.ofSeconds(2));
    }

    private final TwinGenerations generations = new TwinGenerations();
    private final TwinNodes nodes = new TwinNodes();
    private final AtomicLong head = new AtomicLong();
    private final Map<String, Supplier<Long>> steps = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> positions = new ConcurrentHashMap<>();
    private final List<ViewIdentity> loaded = new CopyOnWriteArrayList<>();
    private final AtomicInteger failingLoads = new AtomicInteger();
    private final List<Runner> running = new ArrayList<>();

    @AfterEach
    void end() {
        running.forEach(Runner::close);
    }

    @Test
    void every_view_follows_the_log() {
        start("one", "two");
        head.set(5);

        eventually(() -> at("one") == 5 && at("two") == 5);
    }

    @Test
    void the_runner_drops_leftover_generations_from_the_start_on() {
        start("one");

        assertEquals(List.of(Duration.ZERO), generations.watched());
        assertEquals(1, generations.drops());
    }

    @Test
    void a_stuck_view_does_not_delay_the_others() {
        var stuck = new CountDownLatch(1);
        steps.put("one", () -> {
            join(stuck);
            return 0L;
        });
        start("one", "two");
        head.set(5);

        eventually(() -> at("two") == 5);
        var before = loop("one").lastBeat();
        eventually(() -> loop("two").lastBeat().isAfter(before.plus(OPTIONS.lease())));
        assertEquals(before, loop("one").lastBeat(), "who is stuck does not look alive");
        stuck.countDown();
    }

    @Test
    void a_consumer_retries_an_unavailable_store_and_never_stops() {
        var attempts = new AtomicInteger();
        steps.put("one", () -> {
            if (attempts.incrementAndGet() <= 3) {
                throw new StoreUnavailable("the database is away", Duration.ofSeconds(1));
            }
            return head.get();
        });
        start("one");
        head.set(5);

        eventually(() -> at("one") == 5);
        eventually(() -> loop("one").state() == LoopStatus.State.RUNNING);
    }

    @Test
    void an_unexpected_failure_is_reported_and_retried_with_back_off() {
        var attempts = new AtomicInteger();
        steps.put("one", () -> {
            attempts.incrementAndGet();
            throw new IllegalStateException("a defect");
        });
        start("one", "two");

        eventually(() -> attempts.get() >= 4);
        assertEquals(LoopStatus.State.TRYING_AGAIN, loop("one").state());
        assertEquals(Optional.of("IllegalStateException: a defect"), loop("one").detail());
    }

    @Test
    void a_stopped_consumer_stays_stopped_until_it_is_resumed() {
        var attempts = new AtomicInteger();
        steps.put("one", () -> {
            attempts.incrementAndGet();
            throw new SubscriptionStopped(0, "a type of a newer release");
        });
        start("one", "two");

        eventually(() -> generations.get(1).stopped().isPresent());
        assertEquals(Optional.empty(), generations.get(1).owner(), "its lease is given back");
        var before = loop("lookout").lastBeat();
        eventually(() -> loop("lookout")
                .lastBeat()
                .isAfter(before.plus(OPTIONS.planInterval().multipliedBy(4))));
        assertEquals(1, attempts.get());
        assertEquals(LoopStatus.State.STOPPED, loop("one").state());

        steps.remove("one");
        head.set(5);
        generations.resume(1, "operator");
        eventually(() -> at("one") == 5);
    }

    @Test
    void a_resume_right_after_the_stop_is_not_lost() {
        steps.put("one", () -> {
            throw new SubscriptionStopped(0, "a type of a newer release");
        });
        generations.whenStopped(() -> {
            steps.remove("one");
            generations.resume(1, "operator");
        });
        start("one");
        head.set(5);

        eventually(() -> at("one") == 5);
    }

    @Test
    void a_thread_that_dies_is_reported_as_dead() {
        steps.put("one", () -> {
            throw new StackOverflowError();
        });
        start("one", "two");

        eventually(() -> loop("one").state() == LoopStatus.State.DEAD);
        eventually(() -> loop("two").state() == LoopStatus.State.RUNNING);
    }

    @Test
    void the_lease_of_a_thread_that_dies_is_taken_by_another_node() {
        steps.put("one", () -> {
            steps.remove("one");
            throw new StackOverflowError();
        });
        start("one");
        eventually(() -> loop("one").state() == LoopStatus.State.DEAD);
        eventually(() -> generations.get(1).owner().isEmpty());

        startAs("there", "one");
        head.set(5);
        eventually(() -> at("one") == 5);
        assertEquals(Optional.of("there"), generations.get(1).owner());
        assertEquals(LoopStatus.State.DEAD, loop("one").state());
    }

    @Test
    void a_close_waits_for_the_running_batch_and_releases_leases() {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        steps.put("one", () -> {
            begun.countDown();
            join(release);
            return 5L;
        });
        var runner = start("one", "two");
        join(begun);

        var closing = Thread.ofVirtual().start(runner::close);
        eventually(() -> generations.get(2).owner().isEmpty());
        assertEquals(Optional.of("here"), generations.get(1).owner(), "its batch is under way");
        release.countDown();
        eventually(() -> !closing.isAlive());

        assertEquals(5, at("one"));
        assertEquals(Optional.empty(), generations.get(1).owner());
    }

    @Test
    void another_node_takes_over_released_leases() {
        var here = start("one");
        head.set(5);
        eventually(() -> at("one") == 5);
        start("one");

        here.close();
        head.set(9);
        eventually(() -> at("one") == 9);
        assertEquals(2, generations.get(1).progress().epoch());
    }

    @Test
    void new_generations_are_followed_and_old_ones_released() {
        start("one");
        eventually(() -> generations.get(1).owner().isPresent());
        generations.add(identity("one"), Role.CANDIDATE);
        eventually(() -> generations.get(2).owner().isPresent());

        generations.change(1, TwinGenerations.role(Role.PREVIOUS));
        eventually(() -> generations.get(1).owner().isEmpty());
        assertTrue(generations.get(2).owner().isPresent());
    }

    @Test
    void an_identity_without_a_serving_generation_is_filled() {
        generations.add(new ViewIdentity("one", 7, ""), Role.SERVING);
        var runner = start("one");

        eventually(() -> loaded.contains(identity("one")));
        assertEquals(List.of(new NotReady(identity("one"), Optional.empty())), runner.notReady());
    }

    @Test
    void a_failed_first_load_is_retried_after_a_pause() {
        generations.add(new ViewIdentity("one", 7, ""), Role.SERVING);
        failingLoads.set(1);
        start("one");

        eventually(() -> loaded.contains(identity("one")));
        assertEquals(0, failingLoads.get());
    }

    @Test
    void a_first_load_that_always_fails_is_reported_by_the_lookout() {
        generations.add(new ViewIdentity("one", 7, ""), Role.SERVING);
        failingLoads.set(Integer.MAX_VALUE);
        start("one", "two");

        eventually(() -> loop("lookout").state() == LoopStatus.State.TRYING_AGAIN);
        var detail = loop("lookout").detail().orElseThrow();
        assertTrue(detail.contains(identity("one") + ": its first load fails: another process is at it"), detail);

        failingLoads.set(0);
        eventually(() -> loop("lookout").state() == LoopStatus.State.RUNNING);
    }

    @Test
    void a_failed_plan_for_one_view_is_reported_by_the_lookout_and_does_not_stop_the_others() {
        generations.hinder(identity("one"), new ShapeChanged(identity("one"), "a column is gone"));
        start("one", "two");
        head.set(5);

        eventually(() -> at("two") == 5);
        assertEquals(LoopStatus.State.TRYING_AGAIN, loop("lookout").state());
        assertTrue(loop("lookout").detail().orElse("").contains("a column is gone"));
        var cause = "the shape of %s is that of another release: a column is gone".formatted(identity("one"));
        assertEquals(
                List.of(new NotReady(identity("one"), Optional.of(cause))),
                running.getFirst().notReady());
    }

    private void load(ViewIdentity identity) {
        if (failingLoads.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("another process is at it");
        }
        loaded.add(identity);
    }

    private Runner start(String... views) {
        return startAs("here", views);
    }

    private Runner startAs(String node, String... views) {
        var identities = new LinkedHashSet<ViewIdentity>();
        for (var view : views) {
            identities.add(identity(view));
            positions.computeIfAbsent(view, _ -> new AtomicLong());
        }
        var ports = new Runner.Ports(
                identities, this::subscription, new HeadOnly(), generations, generations, nodes, this::load);
        var runner = Runner.start(ports, options(node));
        running.add(runner);
        return runner;
    }

    private Subscription subscription(ViewIdentity identity, Lease lease) {
        return new Subscription() {
            @Override
            public String name() {
                return identity.view();
            }

            @Override
            public Progress step() {
                var position = steps.getOrDefault(name(), head::get).get();
                positions.get(name()).set(position);
                return new Progress(position, lease.epoch(), 0);
            }

            @Override
            public Optional<HeldCheckpoint> held() {
                return Optional.empty();
            }

            @Override
            public void refresh() {}

            @Override
            public void compare(Progress stored) {}
        };
    }

    private static ViewIdentity identity(String view) {
        return new ViewIdentity(view, 1, "");
    }

    private long at(String view) {
        return positions.get(view).get();
    }

    private LoopStatus loop(String name) {
        return running.getFirst().loops().stream()
                .filter(loop -> loop.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    private static void eventually(BooleanSupplier condition) {
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within 20 seconds");
            try {
                Thread.sleep(5);
            } catch (InterruptedException impatient) {
                throw new IllegalStateException(impatient);
            }
        }
    }

    private static void join(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException impatient) {
            throw new IllegalStateException(impatient);
        }
    }

    private final class HeadOnly implements EventFeed<Object> {
        @Override
        public long head() {
            return head.get();
        }

        @Override
        public Page<Object> after(long position, Filter filter, int limit) {
            throw new UnsupportedOperationException("subscriptions here read nothing");
        }

        @Override
        public void awaitAfter(long position, Duration atMost) throws InterruptedException {
            var deadline = System.nanoTime() + atMost.toNanos();
            while (head.get() <= position && System.nanoTime() < deadline) {
                Thread.sleep(2);
            }
        }
    }
}
