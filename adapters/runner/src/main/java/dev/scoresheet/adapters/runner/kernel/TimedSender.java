package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.process.reaction.ReactionOrigin;
import dev.scoresheet.application.kernel.process.reaction.ReactionSender;
import dev.scoresheet.application.kernel.process.reaction.SendResult;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Sender with a limit of the time of each call. A call that takes longer is interrupted, and its
/// instance waits. It may still take effect, under its key. Until it has ended, the instance is not sent
/// again.
final class TimedSender<S, C> implements ReactionSender<S, C> {

    private final ReactionSender<S, C> sender;
    private final Duration limit;
    private final Map<String, Thread> unanswered = new ConcurrentHashMap<>();

    TimedSender(ReactionSender<S, C> sender, Duration limit) {
        this.sender = sender;
        this.limit = limit;
    }

    @Override
    public SendResult send(String instance, S state, ReactionOrigin origin, Reaction<C> reaction, Fence fence) {
        return timed(instance, () -> sender.send(instance, state, origin, reaction, fence));
    }

    @Override
    public SendResult giveUp(String instance, String reference, String reaction, Fence fence) {
        return timed(instance, () -> sender.giveUp(instance, reference, reaction, fence));
    }

    private SendResult timed(String instance, Supplier<SendResult> call) {
        var earlier = unanswered.get(instance);
        if (earlier != null && earlier.isAlive()) {
            return new SendResult.Waiting("an earlier call of the handler has not ended yet");
        }
        unanswered.remove(instance);
        var task = new FutureTask<>(call::get);
        var thread = Thread.ofVirtual().name("reaction").start(task);
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            abandon(instance, thread);
            return new SendResult.Waiting("the handler did not answer within %d ms".formatted(limit.toMillis()));
        } catch (InterruptedException _) {
            abandon(instance, thread);
            Thread.currentThread().interrupt();
            return new SendResult.Waiting("the handler was interrupted, because this node ends");
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error thrown -> throw thrown;
                case null, default -> throw new IllegalStateException(failed);
            }
        }
    }

    private void abandon(String instance, Thread thread) {
        unanswered.put(instance, thread);
        thread.interrupt();
    }
}
