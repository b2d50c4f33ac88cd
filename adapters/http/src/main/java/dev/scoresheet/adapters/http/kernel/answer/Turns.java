package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.route.Endpoint;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Limit for endpoints that use much memory while they find an answer. A fixed number of calls run at once. Further
/// calls wait in the order of arrival and use no such memory yet. Thread-safe.
public final class Turns {

    /// Shorter than the time that a listener gives to the whole answer.
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Semaphore free;

    /// @param atOnce calls that run at the same time, at most
    public Turns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /// Wraps an endpoint so that it shares these turns.
    public Endpoint taking(Endpoint endpoint) {
        return call -> {
            await();
            try {
                return endpoint.answer(call);
            } finally {
                free.release();
            }
        };
    }

    private void await() {
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw turnedAway("The server is finding too many large answers.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw turnedAway("The server is stopping.");
        }
    }

    private static ProblemException turnedAway(String why) {
        return new ProblemException(KernelProblems.unavailable(why));
    }
}
