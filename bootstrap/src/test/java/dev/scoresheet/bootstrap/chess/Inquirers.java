package dev.scoresheet.bootstrap.chess;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/// Clients that query the read models again and again, and judge the answers. No answer fails, and none is
/// older than the position that the same client knew already. One question has one answer at each position,
/// whichever generation gave it.
final class Inquirers implements AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(100);
    private static final int SHOWN = 5;

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicLong queries = new AtomicLong();
    private volatile boolean ending;

    /// Two clients for each question: one takes what there is, the other wants to see what was written by then.
    ///
    /// @param written the last position that a write has answered with
    Inquirers(String api, List<String> questions, LongSupplier written) {
        for (var question : questions) {
            threads.add(Thread.ofVirtual().start(() -> ask(api, question, () -> 0)));
            threads.add(Thread.ofVirtual().start(() -> ask(api, question, written)));
        }
    }

    private void ask(String api, String question, LongSupplier written) {
        long seen = 0;
        try {
            while (!ending) {
                long wanted = written.getAsLong();
                var token = wanted == 0 ? "" : (question.contains("?") ? "&" : "?") + "after=" + wanted + "&wait=10000";
                var answer = client.send(
                        HttpRequest.newBuilder(URI.create(api + question + token))
                                .timeout(Duration.ofSeconds(30))
                                .build(),
                        BodyHandlers.ofString());
                queries.incrementAndGet();
                seen = judged(question, answer, Math.max(seen, wanted));
                Thread.sleep(BETWEEN);
            }
        } catch (Exception failed) {
            wrong.add(question + ": " + failed);
        }
    }

    private long judged(String question, HttpResponse<String> answer, long atLeast) {
        if (answer.statusCode() == 503 && answer.body().contains("/problems/not-yet-visible")) {
            return atLeast; // it waited its ten seconds and says so: the gate may hold a view for as long
        }
        if (answer.statusCode() != 200) {
            wrong.add("%s: %d %s".formatted(question, answer.statusCode(), answer.body()));
            return atLeast;
        }
        long shown = answer.headers().firstValueAsLong("Scoresheet-Position").orElse(-1);
        if (shown < atLeast) {
            wrong.add("%s: shows %d to a client that knows %d".formatted(question, shown, atLeast));
        }
        var before = answers.putIfAbsent(question + " at " + shown, answer.body());
        if (before != null && !before.equals(answer.body())) {
            wrong.add("%s at %d: %s, and %s before".formatted(question, shown, answer.body(), before));
        }
        return Math.max(atLeast, shown);
    }

    long queries() {
        return queries.get();
    }

    /// The first things that were wrong.
    List<String> wrong() {
        return wrong.stream().limit(SHOWN).toList();
    }

    @Override
    public void close() {
        ending = true;
        for (var thread : threads) {
            while (thread.isAlive()) {
                LockSupport.parkNanos(BETWEEN.toNanos());
            }
        }
        client.close();
    }
}
