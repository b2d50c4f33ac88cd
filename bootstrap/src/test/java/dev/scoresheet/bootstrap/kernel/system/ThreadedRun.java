package dev.scoresheet.bootstrap.kernel.system;

import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.system.ClientAccess;
import dev.scoresheet.application.kernel.system.ScriptedClient;
import dev.scoresheet.application.kernel.system.ScriptedClient.Progress;
import dev.scoresheet.application.kernel.system.SystemScript;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

/// Run of a script on a system of other threads or processes. Each client has a thread, and looks at the log again
/// after a pause while it waits, or after its store failed.
public final class ThreadedRun {

    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 160;

    private ThreadedRun() {}

    /// @param patience time after which clients that still wait fail the test
    public static <E, R> R of(ClientAccess<E> access, SystemScript<E, R> script, Duration patience)
            throws InterruptedException {
        var deadline = TimeSource.system().deadline(patience);
        var waiting = new ConcurrentLinkedQueue<ScriptedClient<E>>(script.clients());
        var failure = new AtomicReference<Optional<Throwable>>(Optional.empty());
        var threads = new ArrayList<Thread>();
        for (var client : List.copyOf(waiting)) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    play(access, client);
                    waiting.remove(client);
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException | AssertionError e) {
                    failure.compareAndSet(Optional.empty(), Optional.of(e));
                }
            }));
        }
        while (!waiting.isEmpty() && failure.get().isEmpty() && !deadline.isOver()) {
            Thread.sleep(FIRST_PAUSE_MILLIS);
        }
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            thread.join();
        }
        failure.get().ifPresent(cause -> {
            throw new AssertionError("a client failed", cause);
        });
        if (!waiting.isEmpty()) {
            throw new AssertionError("after " + patience + " these clients still wait: " + waiting);
        }
        return script.end(access.store());
    }

    private static <E> void play(ClientAccess<E> access, ScriptedClient<E> client) throws InterruptedException {
        for (long pause = FIRST_PAUSE_MILLIS; ; ) {
            var progress = goOn(access, client);
            if (progress == Progress.DONE) {
                return;
            }
            if (progress == Progress.WENT_ON) {
                pause = FIRST_PAUSE_MILLIS;
            } else {
                Thread.sleep(pause);
                pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
            }
        }
    }

    private static <E> Progress goOn(ClientAccess<E> access, ScriptedClient<E> client) {
        try {
            return client.goOn(access);
        } catch (StoreUnavailable | OutcomeUnknown again) {
            return Progress.WAITS;
        }
    }
}
