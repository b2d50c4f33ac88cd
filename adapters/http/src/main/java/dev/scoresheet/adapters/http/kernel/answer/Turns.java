package dev.scoresheet.adapters.http.kernel.answer;

import dev.scoresheet.adapters.http.kernel.route.Endpoint;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Turns of endpoints that hold much memory while they find their answer. So many find one at once; further calls wait,
/// the first that came first, and hold nothing yet. Thread-safe.
public final class Turns {

    /// Less than a listener gives to the whole answer.
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    private final Semaphore free;

    /// @param atOnce calls that have a turn at the same time, at most
    public Turns(int atOnce) {
        this.free = new Semaphore(atOnce, true);
    }

    /// The same endpoint, in turn with all others of these turns.
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
                throw turnedAway("Too many large answers are being found.");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw turnedAway("The server is stopping.");
        }
    }

    private static ProblemException turnedAway(String why) {
        return new ProblemException(KernelProblems.UNAVAILABLE.of(why).header("Retry-After", "1"));
    }
}
