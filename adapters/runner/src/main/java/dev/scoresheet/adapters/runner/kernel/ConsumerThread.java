package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.operations.LoopStatus;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Thread that drives one consumer. After [#end] it stops between two turns, so that no batch is interrupted. It gives
/// the lease back, also when it dies of an error.
final class ConsumerThread {

    private static final System.Logger LOG = System.getLogger(ConsumerThread.class.getName());

    /// Longest time until a thread that waits for the log notices its end.
    private static final Duration SLICE = Duration.ofMillis(250);

    /// Longest time until it notices that a reader waits for the checkpoint that it holds back.
    private static final Duration SHORT_SLICE = Duration.ofMillis(2);

    private final LeasedConsumer consumer;
    private final EventFeed<?> feed;
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Thread thread;

    ConsumerThread(LeasedConsumer consumer, EventFeed<?> feed) {
        this.consumer = consumer;
        this.feed = feed;
        this.thread = Thread.ofVirtual()
                .name("follower " + consumer)
                .start(() -> consumer.heartbeat().run(this::follow));
    }

    private void follow() throws InterruptedException {
        try {
            while (ending.getCount() > 0) {
                switch (consumer.tick()) {
                    case TurnWait.For(var time) -> sleep(time);
                    case TurnWait.Beyond(var position, var atMost) ->
                        await(position, atMost, SLICE, consumer::isSurplus);
                    case TurnWait.UntilDue(var position, var atMost, var held) ->
                        await(position, atMost, SHORT_SLICE, held::isDue);
                    case TurnWait.NoNextTurn() -> {
                        return;
                    }
                }
            }
        } finally {
            consumer.leave();
        }
    }

    private void sleep(Duration time) throws InterruptedException {
        if (time.isPositive()) {
            ending.await(time.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /// Waits in slices, because a wait inside a store cannot be ended except by an interrupt, which would cost its
    /// connection.
    private void await(long position, Duration atMost, Duration longest, BooleanSupplier due)
            throws InterruptedException {
        var deadline = TimeSource.system().deadline(atMost);
        while (!deadline.isOver() && ending.getCount() > 0 && !due.getAsBoolean()) {
            var slice = deadline.leftAtMost(longest);
            var end = TimeSource.system().deadline(slice);
            try {
                feed.awaitAfter(position, slice);
            } catch (RuntimeException away) {
                return; // the next turn has the same failure, and backs off
            }
            if (!end.isOver()) {
                return;
            }
        }
    }

    LoopStatus loop() {
        return consumer.heartbeat().status();
    }

    OptionalLong revision() {
        return consumer.revision();
    }

    boolean isStopped() {
        return loop().state() == LoopStatus.State.STOPPED;
    }

    /// True if it does no more for its lease: it has stopped, or has died.
    boolean isOver() {
        return isStopped() || loop().state() == LoopStatus.State.DEAD;
    }

    void end() {
        ending.countDown();
    }

    /// Waits for the running batch; after `atMost`, interrupts it.
    void join(Duration atMost) throws InterruptedException {
        if (!thread.join(atMost)) {
            LOG.log(Level.WARNING, "{0}: the batch exceeds its time limit and is interrupted", consumer);
            thread.interrupt();
            thread.join(Duration.ofSeconds(1));
        }
    }
}
