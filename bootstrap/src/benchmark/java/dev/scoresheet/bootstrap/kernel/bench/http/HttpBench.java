package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.application.kernel.Product;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Comparison of a command over HTTP with a bare route of the same listener. Each round starts new servers, warms them
/// up, and runs every variant with every number of connections once, in rotating order. So the spread of the rounds
/// contains the differences between two starts of a virtual machine.
///
/// The client is this process, so the figures of the server process contain nothing of it.
final class HttpBench {

    private static final List<Integer> CONNECTIONS = List.of(1, 64, 256);
    private static final int WARM_UP_CONNECTIONS = 64;
    private static final String POSITION = Product.TITLE + "-Position";

    private final WireRequest command;
    private final Pace pace;
    private final Consumer<String> say;
    private final List<HttpRun> runs = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private long events;

    /// Number of rounds, and time of each phase.
    ///
    /// @param warmUp time for each variant, once for each server
    /// @param before unmeasured time at the beginning of each run
    record Pace(int rounds, Duration warmUp, Duration before, Duration measured) {
        static final Pace FULL = new Pace(5, Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofMillis(3_000));
        static final Pace QUICK = new Pace(3, Duration.ofMillis(2_000), Duration.ofMillis(100), Duration.ofMillis(800));
    }

    private record Cell(HttpVariant variant, int connections) {}

    /// @param command command of the subject that appends one event each time it is sent
    HttpBench(WireRequest command, Pace pace, Consumer<String> say) {
        this.command = command;
        this.pace = pace;
        this.say = say;
    }

    HttpTable measure() throws Exception {
        for (var round = 0; round < pace.rounds; round++) {
            say.accept("round %d of %d".formatted(round + 1, pace.rounds));
            measure(round, List.of(HttpVariant.BARE, HttpVariant.REPEATED, HttpVariant.MEMORY));
            measure(round, List.of(HttpVariant.POSTGRES));
        }
        return HttpTable.of(runs, events, problems);
    }

    /// Measures variants that share a server.
    private void measure(int round, List<HttpVariant> variants) throws Exception {
        var cells = new ArrayList<Cell>();
        for (var connections : CONNECTIONS) {
            variants.forEach(variant -> cells.add(new Cell(variant, connections)));
        }
        try (var server = ServerProcess.start(variants.getFirst().store())) {
            var answers = new EnumMap<HttpVariant, Long>(HttpVariant.class);
            for (var variant : variants) {
                var result =
                        load(server, new Cell(variant, WARM_UP_CONNECTIONS)).run(pace.warmUp, Duration.ZERO);
                answers.merge(variant, right(variant, result), Long::sum);
            }
            settle(server);
            for (var turn = 0; turn < cells.size(); turn++) {
                var cell = cells.get((turn + round) % cells.size());
                answers.merge(cell.variant, run(server, cell), Long::sum);
            }
            checkLog(
                    server.api(),
                    answers.entrySet().stream()
                            .mapToLong(one -> one.getKey().events(one.getValue()))
                            .sum());
        }
    }

    /// Measures one cell and returns the number of right answers.
    private long run(ServerProcess server, Cell cell) throws Exception {
        var meter = server.meter();
        var allocated = server.allocatedBytes();
        var result = load(server, cell).run(pace.before, pace.measured);
        settle(server);
        allocated = server.allocatedBytes() - allocated;
        var usage = meter.usage();
        var run = new HttpRun(
                cell.variant,
                cell.connections,
                result.perSecond(),
                result.measured().millisAt(0.5),
                result.measured().millisAt(0.99),
                (double) allocated / result.all(),
                usage.serverMicros(result.all()) + usage.database().orElse(0) * usage.seconds() * 1e6 / result.all(),
                usage.foreign().orElse(Double.NaN));
        say.accept(String.format(
                Locale.ROOT,
                "%d connections, %s: %,.0f/s, p99 %.2f ms, %,.0f bytes each",
                run.connections(),
                run.variant().word(),
                run.perSecond(),
                run.p99Millis(),
                run.bytesEach()));
        runs.add(run);
        return right(cell.variant, result);
    }

    private void settle(ServerProcess server) throws InterruptedException {
        if (!server.settle()) {
            problems.add("the server was still busy some time after its last answer");
        }
    }

    /// Returns the number of right answers, and reports the other ones.
    private long right(HttpVariant variant, ClosedLoops.Result result) {
        var status = variant.request(command).status();
        result.wrong(status).forEach(wrong -> problems.add(variant.word() + ": " + wrong));
        return result.answers().getOrDefault(status, 0L);
    }

    /// Sends the command once more. Its position is right if every acknowledged event is in the log, and no other one.
    private void checkLog(URI api, long appended) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve(command.path()))
                .header("Content-Type", "application/json")
                .method(command.method(), BodyPublishers.ofString(command.json()));
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request.build(), BodyHandlers.ofString());
            var position = answer.headers().firstValue(POSITION).orElse("none");
            if (!position.equals(Long.toString(appended + 1))) {
                problems.add("%d appends were acknowledged, and the next one has the position %s"
                        .formatted(appended, position));
            }
        }
        events += appended;
    }

    private ClosedLoops load(ServerProcess server, Cell cell) {
        return ClosedLoops.repeating(server.address(), cell.variant.request(command), cell.connections);
    }
}
