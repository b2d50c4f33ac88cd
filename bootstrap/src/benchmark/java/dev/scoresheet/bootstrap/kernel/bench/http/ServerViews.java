package dev.scoresheet.bootstrap.kernel.bench.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Views of a server under measurement, by its operations listener.
///
/// @param operations address of the listener
record ServerViews(URI operations, String token) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int OK = 200;

    /// Returns the position of each view, by name.
    Map<String, Long> positions() throws IOException, InterruptedException {
        var positions = new TreeMap<String, Long>();
        for (var view : send("GET", "/projections").get("projections")) {
            positions.put(view.get("name").asString(), view.get("position").asLong());
        }
        return positions;
    }

    /// Stops every view until the server ends.
    void pause() throws IOException, InterruptedException {
        for (var name : positions().keySet()) {
            send("POST", "/projections/" + name + "/pause");
        }
    }

    private JsonNode send(String method, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(operations.resolve(path))
                .header("Authorization", "Bearer " + token)
                .method(method, BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException(path + " was answered with " + answer.statusCode() + ": " + answer.body());
            }
            return JSON.readTree(answer.body());
        }
    }
}
