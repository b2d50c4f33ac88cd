package dev.scoresheet.adapters.http.kernel.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.contract.OpenApiContract;
import dev.scoresheet.adapters.http.kernel.route.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// Request id of an answer: in its header, and in a problem document as well.
public final class NamedRequest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private NamedRequest() {}

    public static String of(Map<String, String> headers, String body) {
        var named = headers.getOrDefault(ReplyRenderer.REQUEST, "");
        assertFalse(named.isEmpty(), () -> "no request is named: " + headers + " " + body);
        if (Problem.MEDIA_TYPE.equals(headers.get("Content-Type")) && !body.isEmpty()) {
            assertEquals(named, MAPPER.readTree(body).path("request").asString(""), body);
        }
        return named;
    }

    public static String of(HttpResponse<String> answer) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        answer.headers().map().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        return of(headers, answer.body());
    }

    /// Calls every operation of a contract with valid and with wrong requests. No two answers may name the same
    /// request.
    ///
    /// @param inPath value of every parameter of the path
    /// @param credential name and value of a header field
    /// @return the statuses that were answered
    public static Set<Integer> ofEvery(
            OpenApiContract contract, int port, Map<String, String> inPath, List<String> credential) throws Exception {
        var named = new HashSet<String>();
        var statuses = new TreeSet<Integer>();
        try (var client = HttpClient.newHttpClient()) {
            for (var operation : contract.operations()) {
                var target = operation.path().stream()
                        .map(segment -> segment.startsWith("{")
                                ? inPath.get(segment.substring(1, segment.length() - 1))
                                : segment)
                        .collect(Collectors.joining("/", "http://127.0.0.1:" + port + "/", ""));
                var asked = HttpRequest.newBuilder(URI.create(target))
                        .header(credential.getFirst(), credential.getLast())
                        .header("Content-Type", "application/json");
                var empty = BodyPublishers.noBody();
                for (var request : List.of(
                        asked.copy().method(operation.method(), empty),
                        asked.copy().method(operation.method().equals("GET") ? "HEAD" : "DELETE", empty),
                        asked.copy().method(operation.method(), BodyPublishers.ofString("{")),
                        asked.copy().method(operation.method(), empty).header("Accept", "image/png"),
                        asked.copy().method(operation.method(), empty).uri(URI.create(target + "?unknown=1")))) {
                    var answer = client.send(request.build(), BodyHandlers.ofString());
                    assertTrue(named.add(of(answer)), () -> "named twice: " + answer);
                    statuses.add(answer.statusCode());
                }
            }
        }
        return statuses;
    }
}
