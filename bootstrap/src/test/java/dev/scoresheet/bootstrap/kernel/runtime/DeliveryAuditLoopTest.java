package dev.scoresheet.bootstrap.kernel.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.operations.LoopHealth;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.operations.views.report.DeliveryAudit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Reports of an auditor that finds nothing, since it cannot look.
class DeliveryAuditLoopTest {

    private final AtomicReference<Optional<Throwable>> fault = new AtomicReference<>(Optional.empty());
    private final DeliveryAuditLoop loop = DeliveryAuditLoop.start(this::audit, Duration.ofMillis(10));

    @AfterEach
    void close() {
        loop.close();
    }

    private DeliveryAudit audit() {
        switch (fault.get().orElse(null)) {
            case null -> {}
            case RuntimeException failure -> throw failure;
            case Error error -> throw error;
            case Throwable other -> throw new AssertionError(other);
        }
        return new DeliveryAudit(0, 0, List.of());
    }

    @Test
    void a_failed_audit_is_reported_until_the_next_one_succeeds() {
        var before = loop.loop().lastBeat();
        eventually(() -> loop.loop().lastBeat().isAfter(before));
        assertEquals(LoopStatus.State.RUNNING, loop.loop().state());

        fault.set(Optional.of(new IllegalStateException("a defect")));
        eventually(() -> loop.loop().state() == LoopStatus.State.TRYING_AGAIN);
        assertEquals(
                Optional.of("auditor fails and retries: the audit failed: a defect"),
                LoopHealth.trouble(loop.loop(), Instant.now()));

        fault.set(Optional.empty());
        eventually(() -> loop.loop().state() == LoopStatus.State.RUNNING);
        assertEquals(Optional.empty(), LoopHealth.trouble(loop.loop(), Instant.now()));
    }

    @Test
    void a_loop_that_died_is_reported_as_dead() {
        fault.set(Optional.of(new StackOverflowError("too deep")));
        eventually(() -> loop.loop().state() == LoopStatus.State.DEAD);
        assertTrue(loop.loop().detail().orElse("").contains("too deep"));
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
