package dev.scoresheet.bootstrap.chess.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.IntStream;

/// Clients that start games and move, each command with a key of its own. A client sends a command again with
/// the same key until the server acknowledges it, after every other answer.
final class Writing {

    private static final int CLIENTS = 3;
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Duration AGAIN = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String api;
    private final Map<Write, Long> acknowledged = new ConcurrentHashMap<>();
    private final Set<Write> open = ConcurrentHashMap.newKeySet();
    private final ConcurrentSkipListSet<Long> moments = new ConcurrentSkipListSet<>();
    private final Set<String> refusals = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads;
    private volatile boolean ending;
    private volatile Optional<Throwable> failure = Optional.empty();

    Writing(String api) {
        this.api = api;
        this.threads = IntStream.range(0, CLIENTS)
                .mapToObj(number -> Thread.ofVirtual().start(() -> write(number)))
                .toList();
    }

    /// With the position that was answered.
    Map<Write, Long> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    /// Returns the commands that were sent, and not acknowledged yet.
    Set<Write> open() {
        return Set.copyOf(open);
    }

    /// The first acknowledgement after a moment of `System.nanoTime`.
    Optional<Long> firstAfter(long moment) {
        return Optional.ofNullable(moments.higher(moment));
    }

    /// The longest time without an acknowledgement between two moments.
    Silence longestSilence(long from, long to) {
        var longest = new Silence(from, from);
        var before = from;
        var between = new ArrayList<>(moments.subSet(from, to));
        between.add(to);
        for (var moment : between) {
            if (moment - before > longest.to() - longest.from()) {
                longest = new Silence(before, moment);
            }
            before = moment;
        }
        return longest;
    }

    /// A time without an acknowledgement, by `System.nanoTime`.
    record Silence(long from, long to) {
        Duration duration() {
            return Duration.ofNanos(to - from);
        }
    }

    /// The greatest position that was answered.
    long written() {
        return acknowledged.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }

    /// Why commands were not acknowledged at once.
    Set<String> refusals() {
        return Set.copyOf(refusals);
    }

    Optional<Throwable> failure() {
        return failure;
    }

    /// Ends once all that was sent is acknowledged.
    ///
    /// @return false when it was not within this time
    boolean end(Duration patience) throws InterruptedException {
        ending = true;
        var giveUp = System.nanoTime() + patience.toNanos();
        for (var thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, giveUp - System.nanoTime())));
        }
        var ended = threads.stream().noneMatch(Thread::isAlive);
        client.shutdownNow();
        for (var thread : threads) {
            thread.interrupt();
            thread.join();
        }
        return ended;
    }

    private void write(int number) {
        try {
            for (int game = 0; !ending; game++) {
                var white = "w%dg%d%s"
                        .formatted(number, game, UUID.randomUUID().toString().substring(0, 8));
                var black = "b" + number;
                var path = send(Write.start(white), "/api/games", white, """
                        {"white":"%s","black":"%s","timeControl":null}""".formatted(white, black))
                        .headers()
                        .firstValue("Location")
                        .orElseThrow();
                var stream = "game-" + path.substring(path.lastIndexOf('/') + 1);
                var moves = List.of("f2f3", "e7e5", "a2a3", "d7d5", "h2h3");
                for (int ply = 1; ply <= moves.size() && !ending; ply++) {
                    var move = moves.get(ply - 1);
                    var player = ply % 2 == 1 ? white : black;
                    var body = "{\"ply\":%d,\"move\":\"%s\"}".formatted(ply, move);
                    send(Write.move(stream, ply, move), path + "/moves", player, body);
                }
            }
        } catch (InterruptedException given_up) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            failure = Optional.of(failed);
        }
    }

    private HttpResponse<String> send(Write write, String path, String player, String body)
            throws InterruptedException {
        open.add(write);
        var request = HttpRequest.newBuilder(URI.create(api + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", player)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(body))
                .build();
        while (true) {
            try {
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return keep(write, answer);
                }
                refusals.add(answer.statusCode() + " " + answer.body().replaceAll(".*\"type\":\"([^\"]*)\".*", "$1"));
                if (answer.statusCode() < 500) {
                    throw new AssertionError(write + " was refused: " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException noAnswer) {
                refusals.add(noAnswer.getClass().getSimpleName());
            }
            Thread.sleep(AGAIN);
        }
    }

    private HttpResponse<String> keep(Write write, HttpResponse<String> answer) throws InterruptedException {
        var position = answer.headers().firstValueAsLong("Scoresheet-Position").orElseThrow();
        acknowledged.put(write, position);
        open.remove(write);
        moments.add(System.nanoTime());
        Thread.sleep(BETWEEN);
        return answer;
    }
}
