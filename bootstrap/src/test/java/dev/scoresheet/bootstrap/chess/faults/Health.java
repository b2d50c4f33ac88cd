package dev.scoresheet.bootstrap.chess.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Health that a node reports, queried four times a second all along.
final class Health implements AutoCloseable {

    private static final Duration EVERY = Duration.ofMillis(250);
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /// One answer, or none.
    ///
    /// @param at when it was there, by `System.nanoTime`
    /// @param status 0 without an answer
    /// @param down names of what is not well
    /// @param read the least position that a view has read
    private record Said(long at, String what, int status, Set<String> down, long read) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Said> all = new CopyOnWriteArrayList<>();
    private final List<Thread> threads;

    Health(String operations) {
        threads = Stream.of("ready", "loops")
                .map(what -> Thread.ofVirtual().start(() -> ask(operations, what)))
                .toList();
    }

    /// Returns true if one of the two answered nothing but complaints between two moments. It is also true if one
    /// of them was not asked.
    boolean complained(long from, long to) {
        return Stream.of("ready", "loops")
                .anyMatch(what -> between(from, to)
                        .filter(said -> said.what().equals(what))
                        .allMatch(said -> said.status() > 200));
    }

    /// The statuses that were answered between two moments, and what was named.
    String words(long from, long to) {
        return Stream.of("ready", "loops")
                .map(what -> {
                    var said = between(from, to)
                            .filter(one -> one.what().equals(what))
                            .toList();
                    var statuses = said.stream()
                            .collect(Collectors.groupingBy(
                                    one -> one.status() == 0 ? "no answer" : Integer.toString(one.status()),
                                    TreeMap::new,
                                    Collectors.counting()))
                            .entrySet()
                            .stream()
                            .map(status -> status.getValue() + "x" + status.getKey())
                            .collect(Collectors.joining("/"));
                    var down = said.stream()
                            .flatMap(one -> one.down().stream())
                            .collect(Collectors.toCollection(TreeSet::new));
                    return what + " " + statuses + (down.isEmpty() ? "" : " " + down);
                })
                .collect(Collectors.joining(", "));
    }

    /// Returns true if the last answers are 200 and every view has read up to a position.
    boolean level(long position, long since) {
        return Stream.of("ready", "loops").allMatch(what -> {
            var said = all.stream()
                    .filter(one -> one.what().equals(what) && one.at() > since)
                    .toList();
            return !said.isEmpty()
                    && said.getLast().status() == 200
                    && said.getLast().read() >= position;
        });
    }

    private Stream<Said> between(long from, long to) {
        return all.stream().filter(said -> said.at() > from && said.at() <= to);
    }

    private void ask(String operations, String what) {
        var request = HttpRequest.newBuilder(URI.create(operations + "/health/" + what))
                .timeout(PATIENCE)
                .build();
        try {
            while (true) {
                all.add(said(request, what));
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private Said said(HttpRequest request, String what) throws InterruptedException {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            var body = JsonMapper.shared().readTree(answer.body());
            var down = Stream.of("checks", "loops")
                    .flatMap(list -> listed(body, list))
                    .filter(one -> one.get("status").asString().equals("down"))
                    .map(one -> one.get("name").asString().replaceAll("/\\d+$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
            var read = listed(body, "loops")
                    .filter(loop -> !loop.get("read").isNull())
                    .mapToLong(loop -> loop.get("read").asLong())
                    .min()
                    .orElse(Long.MAX_VALUE);
            return new Said(System.nanoTime(), what, answer.statusCode(), down, read);
        } catch (IOException noAnswer) {
            return new Said(System.nanoTime(), what, 0, Set.of(), 0);
        }
    }

    private static Stream<JsonNode> listed(JsonNode body, String list) {
        return body.has(list) ? StreamSupport.stream(body.get(list).spliterator(), false) : Stream.empty();
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        client.shutdownNow();
    }
}
