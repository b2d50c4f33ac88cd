package dev.scoresheet.bootstrap.kernel.bench.http;

import dev.scoresheet.bootstrap.kernel.bench.http.SlowCrowd.Count;
import dev.scoresheet.bootstrap.kernel.bench.http.SlowCrowd.Kind;
import dev.scoresheet.bootstrap.kernel.bench.http.SlowTable.Part;
import dev.scoresheet.bootstrap.kernel.bench.http.SlowTable.Run;
import dev.scoresheet.bootstrap.kernel.bench.http.SlowTable.Work;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Times of good clients alone, next to a crowd of slow clients, and alone again. All parts run on one server, one
/// after the other, once it has compiled its code. So they differ in the crowd alone.
final class SlowBench {

    static final int SLOW_CLIENTS = 500;
    static final int STALLED_STREAMS = 200;

    /// Good clients. Each sends its next request when it has the answer.
    private static final int GOOD_CLIENTS = 4;

    /// Events of the long history. One page of them is longer than the receive buffer of a slow client.
    private static final int EVENTS = 400;

    private final SlowBenchmark subject;
    private final Pace pace;
    private final Consumer<String> say;
    private final List<Run> runs = new ArrayList<>();
    private final Map<Kind, Count> crowd = new EnumMap<>(Kind.class);
    private final List<String> problems = new ArrayList<>();

    /// Number of rounds, and time of each phase.
    ///
    /// @param warmUp time for each work of the good clients, before the first round
    /// @param gathering time in which the crowd connects, and its oldest members meet the limits of the server
    /// @param measured time of each measurement
    record Pace(int rounds, Duration warmUp, Duration gathering, Duration measured) {
        static final Pace FULL = new Pace(3, Duration.ofSeconds(45), Duration.ofSeconds(25), Duration.ofSeconds(10));
        static final Pace QUICK = new Pace(1, Duration.ofSeconds(5), Duration.ofSeconds(6), Duration.ofSeconds(4));
    }

    SlowBench(SlowBenchmark subject, Pace pace, Consumer<String> say) {
        this.subject = subject;
        this.pace = pace;
        this.say = say;
    }

    SlowTable measure() throws Exception {
        try (var server = ServerProcess.start("postgres")) {
            var history = subject.history().apply(longStream(server.api()));
            var stream = newStream(server.api());
            for (var work : Work.values()) {
                load(server, work, stream).run(pace.warmUp, Duration.ZERO);
            }
            for (var round = 0; round < pace.rounds; round++) {
                say.accept("round %d of %d: %d slow clients and %d stalled event streams"
                        .formatted(round + 1, pace.rounds, SLOW_CLIENTS, STALLED_STREAMS));
                measure(server, stream, history);
            }
        }
        return SlowTable.of(runs, crowd, problems);
    }

    private void measure(ServerProcess server, String stream, String history) throws Exception {
        run(server, Part.BEFORE, stream);
        var joining = pace.gathering.minus(SlowCrowd.EVERY);
        try (var slow = new SlowCrowd(server.address(), SLOW_CLIENTS, STALLED_STREAMS, history, joining)) {
            Thread.sleep(pace.gathering);
            run(server, Part.CROWD, stream);
            check(slow);
        }
        run(server, Part.AFTER, stream);
    }

    /// Reports a crowd that was not there: too few connections, too few open ones, or too few answers that began.
    private void check(SlowCrowd slow) {
        slow.counts().forEach((kind, count) -> {
            var members = kind == Kind.STREAM ? STALLED_STREAMS : SLOW_CLIENTS / 2;
            var answers = kind == Kind.SENDER ? 0 : members * 9 / 10;
            if (count.connected() < members || count.acts() < 3 * count.disconnected() || count.answered() < answers) {
                problems.add("the crowd was incomplete: " + kind + " " + count);
            }
            crowd.merge(kind, count, Count::plus);
        });
        if (!slow.problem().isEmpty()) {
            problems.add(slow.problem());
        }
    }

    private void run(ServerProcess server, Part part, String stream) throws Exception {
        if (part != Part.CROWD && !server.settle()) {
            problems.add("the server was still busy some time after its last answer");
        }
        for (var work : Work.values()) {
            var meter = server.meter();
            var result = load(server, work, stream).run(Duration.ofMillis(500), pace.measured);
            result.wrong(request(work, stream).status()).forEach(wrong -> problems.add(work + ": " + wrong));
            var run = new Run(
                    work,
                    part,
                    result.perSecond(),
                    result.measured().millisAt(0.5),
                    result.measured().millisAt(0.99),
                    meter.usage().foreign().orElse(Double.NaN));
            say.accept(String.format(
                    Locale.ROOT,
                    "%s, %s: %,.0f/s, p50 %.2f ms, p99 %.2f ms",
                    work,
                    part,
                    run.perSecond(),
                    run.p50Millis(),
                    run.p99Millis()));
            runs.add(run);
        }
    }

    private ClosedLoops load(ServerProcess server, Work work, String stream) {
        return ClosedLoops.repeating(server.address(), request(work, stream), GOOD_CLIENTS);
    }

    private WireRequest request(Work work, String stream) {
        return switch (work) {
            case READ -> new WireRequest("GET", stream, Map.of(), "", 200);
            case COMMAND -> subject.command();
        };
    }

    /// Makes a stream with a long history, and returns its path.
    private String longStream(URI api) throws IOException, InterruptedException {
        var path = newStream(api);
        var growth = subject.growth().apply(path);
        try (var client = HttpClient.newHttpClient()) {
            for (var event = 1; event < EVENTS; event++) {
                send(client, api, growth);
            }
        }
        return path;
    }

    /// Starts a stream, and returns its path.
    private String newStream(URI api) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return send(client, api, subject.command())
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
        }
    }

    private static HttpResponse<String> send(HttpClient client, URI api, WireRequest wanted)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve(wanted.path()))
                .header("Content-Type", "application/json")
                .method(wanted.method(), BodyPublishers.ofString(wanted.json()));
        wanted.fields().forEach(request::header);
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() != wanted.status()) {
            throw new IOException(wanted.path() + " was answered with " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
