package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.operations.LoopStatus.State;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.application.kernel.process.reaction.ProcessMeter;
import dev.scoresheet.application.kernel.process.reaction.ReactionOrigin;
import dev.scoresheet.application.kernel.process.reaction.ReactionSender;
import dev.scoresheet.application.kernel.process.reaction.SendResult;
import dev.scoresheet.application.kernel.process.step.Lanes;
import dev.scoresheet.application.kernel.process.step.OwnedPartition;
import dev.scoresheet.application.kernel.process.step.OwnerLimits;
import dev.scoresheet.application.kernel.process.step.PartitionOwner;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionLease;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.time.TimeSource;
import dev.scoresheet.domain.kernel.BulbCommand;
import dev.scoresheet.domain.kernel.BulbDecider;
import dev.scoresheet.domain.kernel.BulbEvent;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Threads of the consumers of one partition, on two nodes. The lease is long, so only a release lets the other node
/// take it during a test.
final class ConsumerThreadTest {

    private static final PartitionId PARTITION = new PartitionId("mirror", 0);

    private final TwinLeases leases = new TwinLeases();
    private final List<ConsumerThread> threads = new ArrayList<>();

    @AfterEach
    void end() {
        threads.forEach(ConsumerThread::end);
    }

    @Test
    void the_partition_of_a_thread_that_dies_is_taken_by_another_node() {
        var dying = start("here", new InternalError("the machine is broken"));
        eventually(() -> dying.loop().state() == State.DEAD);
        start("there", new StoreUnavailable("the database is away", Duration.ZERO));
        eventually(() -> leases.owner().equals(Optional.of("there")));
        assertTrue(dying.isOver());
    }

    @Test
    void an_error_of_the_code_is_retried_under_the_lease() {
        var failing = start("here", new AssertionError("a defect"));
        eventually(() -> failing.loop().state() == State.TRYING_AGAIN);
        assertEquals(Optional.of("AssertionError: a defect"), failing.loop().detail());
        assertEquals(Optional.of("here"), leases.owner());
    }

    /// @param failure failure of each turn
    private ConsumerThread start(String node, Throwable failure) {
        var options = RunnerOptions.of(node, Duration.ofMinutes(1), Duration.ofMillis(20));
        var consumer = new PartitionConsumer(
                PARTITION,
                1,
                leases,
                LeaseShare.WHOLE,
                lease -> owner(lease, failure),
                options,
                ProcessMeter.NONE,
                TimeSource.system(),
                RandomGenerator.getDefault());
        var thread = new ConsumerThread(consumer, new NoFeed());
        threads.add(thread);
        return thread;
    }

    private static PartitionOwner<?, ?, ?> owner(PartitionLease lease, Throwable failure) {
        var store = (ProcessStore) Proxy.newProxyInstance(
                ProcessStore.class.getClassLoader(), new Class<?>[] {ProcessStore.class}, (_, _, _) -> {
                    throw failure;
                });
        return new PartitionOwner<>(new OwnedPartition<>(
                process(),
                new ProcessStart(1, 0, Instant.EPOCH),
                lease,
                store,
                new NoFeed(),
                new NoSender(),
                Lanes.IN_ORDER,
                TimeSource.system(),
                OwnerLimits.of(Duration.ofMinutes(1), Duration.ZERO)));
    }

    private static DeclaredProcess<BulbEvent, String, BulbCommand> process() {
        var lamps = new Aggregate<>(
                "lamp",
                KeyForm.ANY,
                BulbEvent.class,
                new BulbDecider(),
                (BulbCommand command) -> new StreamId("lamp", command.bulb()));
        return new DeclaredProcess<>(
                new Silent(),
                Set.of("bulb"),
                Optional.empty(),
                List.of(ReactionTarget.of(BulbCommand.class, lamps, Object::toString)),
                new AsItIs());
    }

    private static final class Silent implements ProcessManager<BulbEvent, String, BulbCommand> {
        @Override
        public String name() {
            return PARTITION.process();
        }

        @Override
        public int version() {
            return 1;
        }

        @Override
        public List<String> instances(Occurrence<BulbEvent> occurrence) {
            return List.of();
        }

        @Override
        public String initial(String instance) {
            return "";
        }

        @Override
        public String evolve(String state, Occurrence<BulbEvent> occurrence) {
            return state;
        }

        @Override
        public List<Reaction<BulbCommand>> react(String state, Occurrence<BulbEvent> occurrence) {
            return List.of();
        }
    }

    private static final class AsItIs implements StateCodec<String> {
        @Override
        public String text(String state) {
            return state;
        }

        @Override
        public String state(String text) {
            return text;
        }
    }

    private static final class NoSender implements ReactionSender<String, BulbCommand> {
        @Override
        public SendResult send(
                String instance, String state, ReactionOrigin origin, Reaction<BulbCommand> reaction, Fence fence) {
            throw new UnsupportedOperationException("no turn gets that far");
        }

        @Override
        public SendResult giveUp(String instance, String reference, String reaction, Fence fence) {
            throw new UnsupportedOperationException("no turn gets that far");
        }
    }

    private static final class NoFeed implements EventFeed<BulbEvent> {
        @Override
        public long head() {
            return 0;
        }

        @Override
        public Page<BulbEvent> after(long position, Filter filter, int limit) {
            throw new UnsupportedOperationException("no turn gets that far");
        }

        @Override
        public void awaitAfter(long position, Duration atMost) throws InterruptedException {
            Thread.sleep(atMost);
        }
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
}
