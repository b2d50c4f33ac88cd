package dev.scoresheet.bootstrap.kernel.bench.view;

import dev.scoresheet.adapters.json.kernel.Sha256LogDigest;
import dev.scoresheet.adapters.postgres.kernel.Postgres;
import dev.scoresheet.adapters.postgres.kernel.PostgresViews;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.runner.kernel.Runner;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.projection.subscription.FollowedProjection;
import dev.scoresheet.application.kernel.projection.subscription.Subscriptions;
import dev.scoresheet.bootstrap.kernel.bench.measure.BenchServer;
import dev.scoresheet.bootstrap.kernel.bench.measure.CopiedLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Cost for the appends to step views in their transactions. Callers run in closed loops, with no view, one view and
/// all views inline. The runs are interleaved, each on an empty database. Runners follow the views all the time, so
/// only the inline steps differ.
final class InlineBench<E> {

    private static final List<Integer> CALLERS = List.of(8, 64);
    private static final int STREAMS = 4_000;
    private static final int BATCH = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ViewBench<E> subject;
    private final BenchServer server;
    private final Pace pace;
    private final Consumer<String> say;

    /// Number of rounds, and time of each phase.
    record Pace(int rounds, Duration warmUp, Duration measured) {
        static final Pace FULL = new Pace(5, Duration.ofSeconds(2), Duration.ofSeconds(6));
        static final Pace QUICK = new Pace(2, Duration.ofSeconds(1), Duration.ofSeconds(3));
    }

    /// @param inline number of inline views
    record Cell(int callers, int inline) {}

    InlineBench(ViewBench<E> subject, BenchServer server, Pace pace, Consumer<String> say) {
        this.subject = subject;
        this.server = server;
        this.pace = pace;
        this.say = say;
    }

    InlineTable measure() throws Exception {
        var lives = new ArrayList<CopiedLog.Life<E>>();
        for (var more = subject.lives().get(); more.hasNext() && lives.size() < STREAMS; ) {
            lives.add(more.next());
        }
        var cells = CALLERS.stream()
                .flatMap(callers -> List.of(0, 1, inline(2).size()).stream().map(inline -> new Cell(callers, inline)))
                .toList();
        say.accept("warming up");
        run(cells.getLast(), lives);
        run(cells.getFirst(), lives);
        var meter = server.meter();
        var runs = new ArrayList<InlineTable.Run>();
        for (int round = 0; round < pace.rounds; round++) {
            for (int turn = 0; turn < cells.size(); turn++) {
                var run = run(cells.get((turn + round) % cells.size()), lives);
                say.accept(String.format(
                        Locale.ROOT,
                        "round %d of %d: %d callers, %d inline: %,.0f/s",
                        round + 1,
                        pace.rounds,
                        run.cell().callers(),
                        run.cell().inline(),
                        run.perSecond()));
                runs.add(run);
            }
        }
        return InlineTable.of(runs, meter.usage().foreign().orElse(Double.NaN));
    }

    private InlineTable.Run run(Cell cell, List<CopiedLog.Life<E>> lives) throws Exception {
        var database = server.fresh();
        try {
            return run(cell, lives, database);
        } finally {
            server.drop(database);
        }
    }

    private InlineTable.Run run(Cell cell, List<CopiedLog.Life<E>> lives, DatabaseAddress database) throws Exception {
        var steps = new CountedSteps();
        try (var postgres = Postgres.open(database, PostgresOptions.DEFAULT.named("bench"), steps)) {
            var views = postgres.views(subject.tables());
            var feed = postgres.eventFeed(subject.codec(), new Sha256LogDigest());
            var subscriptions = new Subscriptions<>(subject.topology(), subject.codec(), feed, views, BATCH);
            subscriptions.identities().forEach(identity -> views.generations().atStart(identity));
            if (cell.inline > 0) {
                views.stepInline(subject.codec(), new Sha256LogDigest(), inline(cell.inline));
            }
            var ports = new Runner.Ports(
                    subscriptions.identities(),
                    subscriptions::of,
                    feed,
                    views.leases(),
                    views.generations(),
                    views.nodes(),
                    identity -> {
                        throw new IllegalStateException(identity + " is there from the beginning");
                    });
            try (var _ =
                    Runner.start(ports, RunnerOptions.of("bench", Duration.ofSeconds(10), Duration.ofMillis(200)))) {
                var store = postgres.<E>eventStore(subject.codec(), new Sha256LogDigest());
                var load = new LivesLoad<>(store, lives, cell.callers, true, steps);
                var result = load.run(pace.warmUp, pace.measured);
                var problem = result.appended() == feed.head()
                        ? settled(views, feed)
                        : "%d appends were acknowledged, and the log has %d events"
                                .formatted(result.appended(), feed.head());
                return new InlineTable.Run(cell, result, pace.measured, steps.counts(), problem);
            }
        }
    }

    /// Waits for the views. Empty if every view reached the head in time.
    private static String settled(PostgresViews views, EventFeed<?> feed) throws InterruptedException {
        var giveUp = System.nanoTime() + PATIENCE.toNanos();
        var head = feed.head();
        while (views.generations().all().stream()
                .anyMatch(one -> one.progress().position() < head || one.parked() > 0)) {
            if (System.nanoTime() > giveUp) {
                return "a view did not come to the head, or has parked something";
            }
            Thread.sleep(20);
        }
        return "";
    }

    /// Returns the one view that the subject measures alone, or all views.
    private List<FollowedProjection<E, ?, ?, ?>> inline(int number) {
        return FollowedProjection.all(subject.topology(), subject.codec()).stream()
                .filter(one -> number > 1 || one.identity().view().equals(subject.view()))
                .toList();
    }
}
