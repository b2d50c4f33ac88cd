package dev.scoresheet.adapters.cli.chess.demo;

import dev.scoresheet.adapters.cli.chess.server.ServerGone;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Run of a demo: quick games that give the players their ratings, live games at human pace, and challenges for
/// visitors, all at once. At its end it cancels its challenges and ends its games.
final class Demo {

    private static final int QUICK_AT_ONCE = 8;

    private final StopSignal stop = new StopSignal();
    private final CountDownLatch over = new CountDownLatch(1);
    private final AtomicReference<Optional<RuntimeException>> failure = new AtomicReference<>(Optional.empty());
    private final AtomicInteger visitors = new AtomicInteger();
    private final DemoSettings settings;
    private final Venue venue;

    Demo(DemoSettings settings, DemoClient client, MovePicker picker) {
        var cast = Cast.of(settings.players());
        this.settings = settings;
        this.venue = new Venue(client, cast, picker, stop, new UnfinishedGames(client, cast), new DemoCounts(cast));
    }

    /// Returns when the time is over, or when the demo is stopped.
    ///
    /// @throws ServerGone server that does not answer
    DemoReport run() throws InterruptedException {
        var begin = TimeSource.system().nanos();
        try {
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                start(threads);
                if (settings.isEndless()) {
                    stop.await();
                } else {
                    stop.isGivenWithin(settings.time());
                }
                stop.give();
            }
            if (failure().filter(ServerGone.class::isInstance).isEmpty()) {
                venue.unfinished().end();
            }
        } finally {
            over.countDown();
        }
        var failed = failure();
        if (failed.isPresent()) {
            throw failed.get();
        }
        return venue.counts()
                .report(TimeSource.system().secondsSince(begin), venue.picker().description());
    }

    /// Stops the demo, and waits until it has ended its games.
    void stop(Duration atMost) throws InterruptedException {
        stop.give();
        over.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    private Optional<RuntimeException> failure() {
        return Objects.requireNonNull(failure.get());
    }

    private void start(ExecutorService threads) {
        var matches = new Matches(venue);
        for (var pair = 0; pair < Math.min(QUICK_AT_ONCE, settings.quickGames()); pair++) {
            run(threads, () -> matches.playQuick(settings.quickGames()));
        }
        for (var pair = 0; pair < settings.games(); pair++) {
            run(threads, matches::playLive);
        }
        var reception = new Reception(venue, settings.challenges(), id -> playVisitor(threads, id), visitors::get);
        run(threads, reception::receive);
    }

    private void playVisitor(ExecutorService threads, String game) {
        visitors.incrementAndGet();
        run(threads, () -> {
            try {
                venue.play(game, ThinkingPace.HUMAN, OptionalInt.empty());
            } finally {
                visitors.decrementAndGet();
            }
        });
    }

    @FunctionalInterface
    private interface Task {
        void run() throws InterruptedException;
    }

    /// Runs a task on a thread of its own. The first failure stops the demo.
    private void run(ExecutorService threads, Task task) {
        threads.execute(() -> {
            try {
                task.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException failed) {
                failure.compareAndSet(Optional.empty(), Optional.of(failed));
                stop.give();
            }
        });
    }
}
