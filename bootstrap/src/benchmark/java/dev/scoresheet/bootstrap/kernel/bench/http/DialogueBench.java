package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.http.DialogueExchange.Wrong;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// Commands over HTTP that follow from each other, by several numbers of callers, on servers whose views follow and on
/// servers whose views are paused. Each round starts new servers and warms them up by the same commands. It runs every
/// number of callers once, in rotating order. The log of each server is checked at its end.
final class DialogueBench {

    private static final List<Integer> CALLERS = List.of(1, 16, 64, 256);
    private static final int MOST = 256;

    private static final List<Integer> WARM_UP = List.of(2, 16, 64);
    private static final Duration STAGE = Duration.ofSeconds(2);
    private static final Duration WARM_UP_AT_MOST = Duration.ofSeconds(60);

    private final DialogueSubject subject;
    private final Pace pace;
    private final Consumer<String> say;
    private final List<DialogueRun> runs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<Wrong, Long> wrong = new HashMap<>();
    private long acknowledged;

    /// Number of rounds, and time of each phase.
    ///
    /// @param warmUp number of commands that warm a server up
    /// @param before unmeasured time at the beginning of each run
    record Pace(int rounds, int warmUp, Duration before, Duration measured) {
        static final Pace FULL = new Pace(5, 40_000, Duration.ofMillis(500), Duration.ofSeconds(4));
        static final Pace QUICK = new Pace(2, 10_000, Duration.ofMillis(200), Duration.ofSeconds(2));
    }

    DialogueBench(DialogueSubject subject, Pace pace, Consumer<String> say) {
        this.subject = subject;
        this.pace = pace;
        this.say = say;
    }

    DialogueTable measure() throws Exception {
        for (var round = 0; round < pace.rounds; round++) {
            say.accept("round %d of %d".formatted(round + 1, pace.rounds));
            measure(round, true);
            measure(round, false);
        }
        wrong.forEach((answer, number) -> problems.add(
                "%d answers had the status %d instead of %d".formatted(number, answer.status(), answer.right())));
        return DialogueTable.of(subject.commands(), runs, acknowledged, problems);
    }

    /// Measures all numbers of callers on one server.
    private void measure(int round, boolean withViews) throws Exception {
        var dialogues = IntStream.range(0, MOST).mapToObj(subject.dialogues()).toList();
        try (var server = ServerProcess.start("postgres")) {
            if (!withViews) {
                server.views().pause();
            }
            var atStart = server.views().positions();
            warmUp(server, dialogues);
            settle(server);
            for (var turn = 0; turn < CALLERS.size(); turn++) {
                var callers = CALLERS.get((turn + round) % CALLERS.size());
                run(server, dialogues.subList(0, callers), withViews ? atStart.size() : 0);
            }
            check(server, dialogues);
            if (!withViews && !server.views().positions().equals(atStart)) {
                problems.add("a paused view went on: " + server.views().positions() + " after " + atStart);
            }
        }
    }

    /// Sends commands by more and more callers, because a cold server answers a crowd with 503. The highest number of
    /// callers sends until all commands of the warm-up are done. JIT compilers follow commands, not time.
    private void warmUp(ServerProcess server, List<Dialogue> dialogues) throws IOException {
        for (var callers : WARM_UP) {
            load(server, dialogues.subList(0, callers)).run(STAGE, Duration.ZERO);
        }
        var giveUp = System.nanoTime() + WARM_UP_AT_MOST.toNanos();
        for (var done = 0L; done < pace.warmUp && System.nanoTime() < giveUp; ) {
            done += load(server, dialogues).run(STAGE, Duration.ZERO).counted();
        }
    }

    private void run(ServerProcess server, List<Dialogue> dialogues, int views) throws Exception {
        var meter = server.meter();
        var result = load(server, dialogues).run(pace.before, pace.measured);
        settle(server);
        var usage = meter.usage();
        var run = new DialogueRun(
                dialogues.size(),
                views,
                result.perSecond(),
                result.measured().millisAt(0.5),
                result.measured().millisAt(0.99),
                usage.serverMicros(result.counted()) - usage.compilerMicros(result.counted()),
                usage.compilerMicros(result.counted()),
                usage.databaseMicros(result.counted()),
                usage.foreign().orElse(Double.NaN));
        say.accept(String.format(
                Locale.ROOT,
                "%d callers, %d views: %,.0f %s/s, p50 %.2f ms, server %.0f us, database %.0f us",
                run.callers(),
                run.views(),
                run.perSecond(),
                subject.commands(),
                run.p50Millis(),
                run.serverMicros(),
                run.databaseMicros()));
        runs.add(run);
    }

    private void settle(ServerProcess server) throws InterruptedException {
        if (!server.settle()) {
            problems.add("the server was still busy some time after its last answer");
        }
    }

    private void check(ServerProcess server, List<Dialogue> dialogues) throws Exception {
        var expected = new HashMap<StreamId, Long>();
        dialogues.forEach(dialogue ->
                dialogue.acknowledged().forEach((stream, number) -> expected.merge(stream, number, Long::sum)));
        problems.addAll(DialogueCheck.of(server.data().database(), subject.eventType(), expected));
        acknowledged += expected.values().stream().mapToLong(Long::longValue).sum();
    }

    private ClosedLoops load(ServerProcess server, List<Dialogue> dialogues) {
        return new ClosedLoops(
                server.address(),
                dialogues.stream()
                        .map(dialogue -> new DialogueExchange(dialogue, wrong))
                        .toList());
    }
}
