package dev.scoresheet.adapters.http.chess;

import dev.scoresheet.adapters.http.kernel.live.LogTailer;
import dev.scoresheet.adapters.http.kernel.route.KernelProblems;
import dev.scoresheet.adapters.http.kernel.route.ProblemException;
import dev.scoresheet.application.chess.games.GameQueries;
import dev.scoresheet.application.chess.streams.GameStreams;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wait for a game that is about to start, such as that of an accepted challenge.
///
/// @param log reader of the log that wakes the wait
record StartWait(GameQueries queries, LogTailer log) {

    /// Longest time between two looks at the store, in case a wake is lost.
    private static final Duration SLICE = Duration.ofSeconds(1);

    /// Returns when the game has started, or the time is over.
    void await(UUID game, Duration atMost) {
        if (hasStarted(game) || atMost.isZero()) {
            return;
        }
        var deadline = TimeSource.system().deadline(atMost);
        var woken = new Semaphore(0);
        try (var _ = log.follow(GameStreams.stream(game), woken::release)) {
            while (!hasStarted(game) && !deadline.isOver()) {
                if (woken.tryAcquire(deadline.leftAtMost(SLICE).toNanos(), TimeUnit.NANOSECONDS)) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new ProblemException(KernelProblems.unavailable("The server is stopping."));
        }
    }

    private boolean hasStarted(UUID game) {
        return queries.history(game, 0, 1).isPresent();
    }
}
