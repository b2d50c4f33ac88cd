package dev.scoresheet.bootstrap.chess.faults;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.bootstrap.chess.faults.Write.Stored;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The server that faults are done to, with its embedded database.
///
/// @param folder its data folder
record Victim(Path folder, String api, String operations, String token) {

    private static final int SECONDS_TO_CONNECT = 5;

    static Victim on(Sandbox.Running server, Path folder) throws IOException {
        var token = Files.readString(folder.resolve("operations-token")).strip();
        return new Victim(folder, server.api(), server.operations(), token);
    }

    /// A session of an administrator, wherever the database is by now.
    Connection connect() throws IOException, SQLException {
        var url = "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), Product.DEPLOYED_NAME);
        var password = Files.readString(folder.resolve("password")).strip();
        return new DatabaseAddress(url, Product.DEPLOYED_NAME, password).connect(SECONDS_TO_CONNECT);
    }

    int port() throws IOException {
        return Integer.parseInt(Files.readString(folder.resolve("port")).strip());
    }

    /// The main process of the database.
    ProcessHandle postmaster() throws IOException {
        var process = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .getFirst()
                .strip();
        return ProcessHandle.of(Long.parseLong(process)).orElseThrow();
    }

    /// The whole log as the operations listener shows it.
    List<Stored> log() throws IOException, InterruptedException {
        var stored = new ArrayList<Stored>();
        try (var client = HttpClient.newHttpClient()) {
            for (var after = "0"; !after.isEmpty(); ) {
                var request = HttpRequest.newBuilder(URI.create(operations + "/log?limit=1000&after=" + after))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + token)
                        .build();
                var answer = client.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IOException("the log is not shown: " + answer.statusCode() + " " + answer.body());
                }
                var page = JsonMapper.shared().readTree(answer.body());
                page.get("events").forEach(event -> stored.add(stored(event)));
                after = page.get("next").isNull() ? "" : page.get("next").asString();
            }
        }
        return stored;
    }

    private static Stored stored(JsonNode event) {
        var type = event.get("type").asString();
        var shown = event.get("data");
        var data = shown.isString() ? JsonMapper.shared().readTree(shown.asString()) : shown;
        var write = switch (type) {
            case "game.started" -> Write.start(data.get("white").asString());
            case "game.move-played" ->
                Write.move(
                        event.get("stream").asString(),
                        data.get("ply").asLong(),
                        data.get("uci").asString());
            default -> new Write("an event of type " + type);
        };
        return new Stored(event.get("position").asLong(), write);
    }
}
