package dev.scoresheet.adapters.http.chess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.http.kernel.contract.Operation;
import dev.scoresheet.adapters.http.kernel.contract.RequestFile;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// The requests of `docs/chess/games.http`, sent to a server of their own. It checks each answer against the
/// contract.
class RequestFileTest {

    private final ChessSite site = new ChessSite();

    @Test
    void the_answers_have_the_statuses_that_the_titles_say() throws Exception {
        assertEquals(List.of(), RequestFile.parse(written()).troubles(this::send));
    }

    @Test
    void the_file_has_each_operation_of_the_contract() throws Exception {
        var asked = new ArrayList<RequestFile.Message>();
        RequestFile.parse(written()).troubles(message -> {
            asked.add(message);
            return send(message);
        });
        // `root` and `docs` are for browsers
        var missing = site.contract().operations().stream()
                .filter(operation -> asked.stream().noneMatch(message -> isOf(operation, message)))
                .map(Operation::id)
                .filter(id -> !Set.of("root", "docs").contains(id))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(), missing);
    }

    @Test
    void each_creation_has_a_key() throws Exception {
        var creations = RequestFile.parse(written()).entries().stream()
                .filter(entry -> entry.status() == 201)
                .toList();
        assertEquals(7, creations.size());
        for (var creation : creations) {
            assertTrue(creation.message().headers().contains("Idempotency-Key"), creation.title());
        }
    }

    @Test
    void another_status_is_noticed() {
        var file = RequestFile.parse("""
                @host = http://127.0.0.1:8080

                ### No game has this name: 200
                GET {{host}}/api/games/nothing

                ### The product: 200
                GET {{host}}/api
                """);
        assertEquals(
                List.of("No game has this name"),
                file.troubles(this::send).stream()
                        .map(trouble -> trouble.replaceFirst(":.*", ""))
                        .toList());
    }

    @Test
    void a_value_that_nothing_gives_is_noticed() {
        var file = RequestFile.parse("### The game: 200\nGET {{host}}/api/games/{{game}}\n");
        assertThrows(IllegalArgumentException.class, () -> file.troubles(this::send));
    }

    private RequestFile.Answer send(RequestFile.Message message) {
        site.pair();
        site.catchUp();
        var answer = site.ask(
                message.method(),
                target(message),
                message.body(),
                message.headers().toArray(String[]::new));
        boolean json = answer.header("Content-Type").contains("json");
        return new RequestFile.Answer(answer.status(), json ? answer.json() : JsonNodeFactory.instance.missingNode());
    }

    private static boolean isOf(Operation operation, RequestFile.Message message) {
        var segments = operation.path().stream()
                .map(segment -> segment.startsWith("{") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/", "/", ""));
        return operation.method().equals(message.method())
                && URI.create(message.url()).getPath().matches(segments);
    }

    private static String target(RequestFile.Message message) {
        var url = URI.create(message.url());
        return url.getRawPath() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }

    private static String written() throws Exception {
        return Files.readString(Path.of("..", "..", "docs", "chess", "games.http"));
    }
}
