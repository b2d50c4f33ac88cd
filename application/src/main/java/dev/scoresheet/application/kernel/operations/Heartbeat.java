package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.operations.LoopStatus.State;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;

/// Heartbeat of one loop of a node: its last reported status. The loop reports; any thread reads. Thread-safe.
public final class Heartbeat {

    private final InstantSource clock;
    private volatile LoopStatus last;

    /// Creates the heartbeat of a loop that runs.
    ///
    /// @param period longest time between two heartbeats of a live loop
    public Heartbeat(String name, Duration period, InstantSource clock) {
        this.clock = clock;
        this.last =
                new LoopStatus(name, State.RUNNING, OptionalLong.empty(), clock.instant(), period, Optional.empty());
    }

    /// Body of a loop. An interrupt is the request to end.
    @FunctionalInterface
    public interface Body {
        void run() throws InterruptedException;
    }

    /// Runs the body of the loop on the calling thread. If the body fails, reports the loop as dead and rethrows; the
    /// handler of uncaught exceptions logs the failure.
    public void run(Body body) {
        try {
            body.run();
        } catch (InterruptedException ended) {
            // the request to end
        } catch (Throwable defect) {
            died(defect);
            throw defect;
        }
    }

    /// Leaves the time of the last heartbeat: a dead loop sends none.
    private synchronized void died(Throwable defect) {
        last = last.as(State.DEAD, Optional.of("its thread ended: " + defect));
    }

    public LoopStatus status() {
        return last;
    }

    /// Sends a heartbeat of a loop without a problem.
    public synchronized void beat(State state) {
        beat(state, last.read(), Optional.empty());
    }

    /// Sends a heartbeat of a loop with a problem.
    ///
    /// @param detail the problem, in a sentence
    public synchronized void beat(State state, String detail) {
        beat(state, last.read(), Optional.of(detail));
    }

    /// Sends a heartbeat of a loop that runs and has read up to a position.
    public synchronized void beatAt(long position) {
        beat(State.RUNNING, OptionalLong.of(position), Optional.empty());
    }

    private void beat(State state, OptionalLong read, Optional<String> detail) {
        last = new LoopStatus(last.name(), state, read, clock.instant(), last.period(), detail);
    }
}
