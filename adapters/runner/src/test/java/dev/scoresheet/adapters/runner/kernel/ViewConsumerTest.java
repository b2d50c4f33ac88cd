package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.subscription.HeldCheckpoint;
import dev.scoresheet.application.kernel.projection.subscription.Subscription;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ViewConsumerTest {

    private static final ViewIdentity VIEW = new ViewIdentity("tally", 1, "");

    private final TwinGenerations generations = new TwinGenerations();

    /// Runs with several readings of the clock, because the origin of a machine's clock is not defined.
    @ParameterizedTest
    @ValueSource(longs = {-3_600_000_000_000L, 0, 3_600_000_000_000L})
    void a_consumer_at_the_head_waits_for_the_log_at_any_clock_time(long nanos) {
        generations.add(VIEW, Role.SERVING);
        var consumer = new ViewConsumer(
                VIEW,
                1,
                generations,
                LeaseShare.WHOLE,
                reason -> {},
                ViewConsumerTest::atFive,
                RunnerOptions.of("here", Duration.ofSeconds(6), Duration.ofMillis(20)),
                new NanosOnly(() -> nanos),
                new Random(1));

        assertEquals(TurnWait.NONE, consumer.tick(), "the lease");
        assertEquals(new TurnWait.Beyond(5, Duration.ofSeconds(2)), consumer.tick(), "the step");
        assertEquals(new TurnWait.Beyond(5, Duration.ofSeconds(2)), consumer.tick(), "nothing more");
    }

    private static Subscription atFive(Lease lease) {
        return new Subscription() {
            @Override
            public String name() {
                return VIEW.view();
            }

            @Override
            public Progress step() {
                return new Progress(5, lease.epoch(), 0);
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
}
