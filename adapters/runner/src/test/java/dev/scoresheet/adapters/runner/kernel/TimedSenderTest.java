package dev.scoresheet.adapters.runner.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.process.reaction.ReactionOrigin;
import dev.scoresheet.application.kernel.process.reaction.ReactionSender;
import dev.scoresheet.application.kernel.process.reaction.SendResult;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class TimedSenderTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(20);

    /// Sender whose operators' part does what a test says.
    private record Scripted(Supplier<SendResult> call) implements ReactionSender<String, String> {

        @Override
        public SendResult send(
                String instance, String state, ReactionOrigin origin, Reaction<String> reaction, Fence fence) {
            return call.get();
        }

        @Override
        public SendResult giveUp(String instance, String reference, String reaction, Fence fence) {
            return call.get();
        }
    }

    private static SendResult call(TimedSender<String, String> sender, String instance) {
        return sender.giveUp(instance, "bulb-hall@1", "fit", Fence.NONE);
    }

    @Test
    void an_answer_in_time_is_passed_on() {
        var sender = new TimedSender<>(new Scripted(SendResult.Refused::new), LONG);
        assertEquals(new SendResult.Refused(), call(sender, "hall"));
    }

    @Test
    void a_defect_is_thrown_to_the_caller() {
        var sender = new TimedSender<>(
                new Scripted(() -> {
                    throw new IllegalArgumentException("no");
                }),
                LONG);
        assertThrows(IllegalArgumentException.class, () -> call(sender, "hall"));
    }

    @Test
    void a_call_without_an_answer_is_interrupted_and_its_instance_waits() throws Exception {
        var interrupted = new CountDownLatch(1);
        var sender = new TimedSender<>(
                new Scripted(() -> {
                    try {
                        Thread.sleep(LONG);
                    } catch (InterruptedException expected) {
                        interrupted.countDown();
                    }
                    return new SendResult.Done();
                }),
                SHORT);
        assertInstanceOf(SendResult.Waiting.class, call(sender, "hall"));
        assertTrue(interrupted.await(1, TimeUnit.MINUTES));
    }

    @Test
    void an_instance_is_not_called_again_before_its_last_call_has_ended() throws Exception {
        var open = new CountDownLatch(1);
        var calls = new AtomicInteger();
        var sender = new TimedSender<>(
                new Scripted(() -> {
                    calls.incrementAndGet();
                    while (open.getCount() > 0) {
                        try {
                            open.await();
                        } catch (InterruptedException _) {
                            // a handler that does not heed interrupts
                        }
                    }
                    return new SendResult.Done();
                }),
                SHORT);
        assertInstanceOf(SendResult.Waiting.class, call(sender, "hall"));
        assertInstanceOf(SendResult.Waiting.class, call(sender, "hall"));
        assertEquals(1, calls.get());
        assertInstanceOf(SendResult.Waiting.class, call(sender, "attic"));
        assertEquals(2, calls.get(), "another instance is called");
        open.countDown();
        var answer = call(sender, "hall");
        while (!answer.equals(new SendResult.Done())) {
            answer = call(sender, "hall");
        }
    }
}
