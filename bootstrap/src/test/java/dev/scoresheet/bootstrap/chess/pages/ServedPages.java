package dev.scoresheet.bootstrap.chess.pages;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.bootstrap.kernel.Sandbox;
import dev.scoresheet.bootstrap.kernel.browser.Browser;
import dev.scoresheet.bootstrap.kernel.browser.Tab;
import dev.scoresheet.domain.chess.TestData;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Server with its store in memory, and a browser. The first test class starts both, and they end with the process. A
/// class
/// without a browser is skipped.
final class ServedPages implements BeforeAllCallback {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static Optional<Running> running = Optional.empty();

    private final HttpClient client = HttpClient.newHttpClient();

    private record Running(Path folder, Browser browser, Sandbox sandbox, String address) {

        private void end() {
            browser.close();
            sandbox.close();
            InMemory.delete(folder);
        }
    }

    @Override
    public void beforeAll(ExtensionContext test) throws Exception {
        if (running.isEmpty()) {
            var folder = new InMemory().createTempDirectory();
            var browser = Browser.start(folder);
            var sandbox = new Sandbox(folder);
            var options = new ArrayList<>(List.of("--store", "memory"));
            TestData.find("openings").ifPresent(openings -> options.addAll(List.of("--openings", openings.toString())));
            var started = new Running(
                    folder,
                    browser,
                    sandbox,
                    sandbox.serve(options.toArray(String[]::new)).api());
            Runtime.getRuntime().addShutdownHook(new Thread(started::end));
            running = Optional.of(started);
        }
    }

    private static Running running() {
        return running.orElseThrow();
    }

    /// Returns the full address of a page, such as `/games`.
    String address(String page) {
        return running().address + page;
    }

    /// Opens a tab for a visitor without a name, on an empty page.
    Tab tab() {
        return running().browser.tab();
    }

    Tab tabBeside(Tab first) {
        return running().browser.tabBeside(first);
    }

    /// Opens the lobby for a visitor that chooses a name there.
    Visitor visitor(String name) {
        return visitor(name, running().address);
    }

    /// Does the same through another address of the server.
    Visitor visitor(String name, String by) {
        return new Visitor(by, tab().open(by + "/")).choose(name);
    }

    /// Opens a game for a spectator without a name.
    Visitor spectator(String game) {
        return new Visitor(running().address, tab()).open(game);
    }

    /// Starts a game of two players, and returns its id.
    ///
    /// @param more further members of the request, such as `"rated":true`
    String start(String white, String black, String more) throws Exception {
        var body = "{\"white\":\"%s\",\"black\":\"%s\"%s}".formatted(white, black, more.isEmpty() ? "" : "," + more);
        return post(white, "/api/games", body).get("id").stringValue();
    }

    /// Plays half-moves of a game, from the first on.
    void play(String game, String white, String black, String... moves) throws Exception {
        for (int ply = 1; ply <= moves.length; ply++) {
            move(game, ply % 2 == 1 ? white : black, ply, moves[ply - 1]);
        }
    }

    /// Plays a half-move after the one before it, which a page may still be sending.
    void reply(String game, String player, int ply, String move) throws Exception {
        var end = Instant.now().plus(PATIENCE);
        while (get("/api/games/" + game).get("ply").intValue() < ply - 1) {
            assertTrue(Instant.now().isBefore(end), "half-move " + (ply - 1) + " does not arrive");
            Thread.sleep(20);
        }
        move(game, player, ply, move);
    }

    void move(String game, String player, int ply, String move) throws Exception {
        post(player, "/api/games/" + game + "/moves", "{\"ply\":%d,\"move\":\"%s\"}".formatted(ply, move));
    }

    JsonNode post(String player, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Content-Type", "application/json")
                .header("Scoresheet-Player", player)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        return answer(request);
    }

    JsonNode get(String path) throws Exception {
        return answer(HttpRequest.newBuilder(URI.create(address(path))));
    }

    private JsonNode answer(HttpRequest.Builder request) throws Exception {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        assertTrue(List.of(200, 201).contains(answer.statusCode()), answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }
}
