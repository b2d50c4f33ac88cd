package dev.scoresheet.bootstrap.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.InMemory;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.Product;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ServeTest {

    @TempDir(factory = InMemory.class)
    Path home;

    private Sandbox sandbox;

    @BeforeEach
    void make() {
        sandbox = new Sandbox(home);
    }

    @AfterEach
    void tidy() throws Exception {
        sandbox.close();
    }

    @Test
    void a_server_says_in_two_lines_where_it_answers_and_keeps_its_secrets() throws Exception {
        var server = sandbox.serve();
        assertEquals(
                "listening on " + server.api() + "\noperations on " + server.operations() + "\n",
                sandbox.out(server.name()));
        var about = server.get(server.api() + "/api");
        assertEquals(200, about.statusCode());
        assertTrue(about.body().contains("\"store\":\"postgres\""), about.body());
        assertEquals(200, server.get(server.operations() + "/health/ready").statusCode());
        assertEquals(401, server.get(server.operations() + "/log").statusCode());
        var token = Files.readString(folder("operations-token")).strip();
        assertEquals(
                200,
                server.get(server.operations() + "/log", "Authorization", "Bearer " + token)
                        .statusCode());
        var loops = server.get(server.operations() + "/health/loops");
        assertTrue(loops.body().contains("\"name\":\"notifier\""), loops.body());
        var metrics = server.get(server.operations() + "/metrics", "Authorization", "Bearer " + token);
        assertTrue(metrics.body().contains("scoresheet_loop_up{loop=\"listener\"}"), metrics.body());
        assertEquals("rw-------", permissions("operations-token"));
        assertEquals("rw-------", permissions("password"));
        assertEquals(server.api(), Files.readString(folder("address")).strip());

        assertEquals(143, server.terminate());
        assertFalse(Files.exists(folder("address")));
        assertFalse(databaseAnswers(), "the embedded database outlived a clean stop");
    }

    @Test
    void a_server_and_its_commands_share_other_names_of_roles_and_channel() throws Exception {
        var names = new String[] {
            "--owner-role", "loans_owner", "--application-role", "loans_reader", "--projections-role", "loans_views"
        };
        var server = sandbox.serve(Stream.of(names, new String[] {"--notify-channel", "loans"})
                .flatMap(Stream::of)
                .toArray(String[]::new));
        while (server.get(server.operations() + "/health/ready").statusCode() != 200) {
            Thread.sleep(100);
        }
        var verify =
                sandbox.run(Stream.concat(Stream.of("verify"), Stream.of(names)).toArray(String[]::new));
        assertEquals(0, verify.code(), verify.err());
        var other = sandbox.run("verify");
        assertEquals(78, other.code(), other.err());
        assertTrue(other.err().contains("the database lacks roles"), other.err());
        assertEquals(143, server.terminate());
    }

    @Test
    void what_a_server_says_of_itself_is_json_when_a_machine_reads_it() throws Exception {
        var server = sandbox.serve("--store", "memory", "--log-format", "json");
        assertEquals(143, server.terminate());
        var entries = sandbox.err(server.name())
                .lines()
                .map(line -> JsonMapper.shared().readTree(line))
                .toList();
        var warning = entries.stream()
                .filter(entry -> entry.get("message").asString().startsWith("the store is memory"))
                .findFirst()
                .orElseThrow();
        assertEquals("WARN", warning.get("log.level").asString());
        assertEquals(server.process().pid(), warning.get("process.pid").asLong());
        Instant.parse(warning.get("@timestamp").asString());
    }

    @Test
    void a_limit_that_an_operator_sets_holds_at_the_socket() throws Exception {
        var server = sandbox.serve("--store", "memory", "--body-bytes", "1024");
        var body = HttpRequest.BodyPublishers.ofString("x".repeat(1_025));
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(server.api() + "/api"))
                    .POST(body)
                    .build();
            assertEquals(
                    413,
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
        }
        assertEquals(143, server.terminate());
    }

    @Test
    void the_cookie_of_the_operators_page_counts_on_its_own_listener_only() throws Exception {
        var server = sandbox.serve("--store", "memory");
        var token = Files.readString(folder("operations-token")).strip();
        assertEquals(200, server.get(server.operations() + "/").statusCode());
        assertEquals(
                404, server.get(server.api() + "/pages/operator/operator.js").statusCode());
        assertEquals(404, signIn(server.api(), token).statusCode());

        var begun = signIn(server.operations(), token);
        assertEquals(200, begun.statusCode());
        var cookie = begun.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
        assertEquals(
                200,
                server.get(server.operations() + "/projections", "Cookie", cookie)
                        .statusCode());
        for (var path : new String[] {"/projections", "/log", "/session", "/streams"}) {
            assertEquals(404, server.get(server.api() + path, "Cookie", cookie).statusCode(), path);
        }
        assertEquals(143, server.terminate());
    }

    private static HttpResponse<String> signIn(String listener, String token) throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(listener + "/session"))
                    .header("Authorization", "Bearer " + token)
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void a_second_server_on_the_folder_is_refused_and_names_the_first() throws Exception {
        var server = sandbox.serve();
        var second = sandbox.run("serve", "--port", "0", "--operations-port", "0");
        assertEquals(78, second.code(), second.err());
        assertTrue(second.err().contains("process " + server.process().pid()), second.err());
        assertEquals("", second.out());
        assertEquals(200, server.get(server.api() + "/api").statusCode());
    }

    @Test
    void a_killed_server_takes_its_database_along_and_the_next_goes_on_with_the_same_log() throws Exception {
        var server = sandbox.serve();
        var before = log(server);
        server.kill();
        for (var giveUp = Instant.now().plusSeconds(20); databaseAnswers(); Thread.sleep(50)) {
            assertTrue(Instant.now().isBefore(giveUp), "the database outlived a kill");
        }
        var next = sandbox.serve();
        assertEquals(before, log(next));
        assertEquals(143, next.terminate());
        assertFalse(databaseAnswers());
    }

    @Test
    void a_second_signal_does_not_wait_for_an_orderly_end() throws Exception {
        var server = sandbox.serve();
        var database = Files.readAllLines(folder("postgres/postmaster.pid")).getFirst();
        signal("-STOP", database);
        try {
            server.process().destroy();
            assertFalse(server.process().waitFor(3, TimeUnit.SECONDS), "the end waits for the database");
            assertEquals(143, server.terminate());
        } finally {
            signal("-CONT", database);
            ended(database); // it writes to the folder until its own end
        }
    }

    @Test
    void commands_join_the_database_of_a_running_server_or_start_it_for_themselves() throws Exception {
        assertEquals(78, sandbox.run("verify").code(), "an empty schema is refused, not migrated");
        var server = sandbox.serve();
        var joined = sandbox.run("verify", "--json");
        assertEquals(0, joined.code(), joined.err());
        assertTrue(joined.out().startsWith("{\"ok\":true,\"events\":0,\"head\":0,"), joined.out());
        assertEquals(200, server.get(server.api() + "/api").statusCode());
        assertEquals(
                "{\"purged\":0}", sandbox.run("purge-receipts", "--json").out().strip());
        assertEquals(2, sandbox.run("purge-receipts", "--older-than-days", "0").code());
        server.terminate();
        var alone = sandbox.run("verify", "--json");
        assertEquals(0, alone.code(), alone.err());
        assertEquals(joined.out(), alone.out());
        assertFalse(databaseAnswers());
    }

    @Test
    void two_servers_share_a_given_database_and_the_folder_of_their_token() throws Exception {
        var first = sandbox.serve();
        var url = "jdbc:postgresql://127.0.0.1:%s/%s"
                .formatted(Files.readString(folder("port")).strip(), Product.DEPLOYED_NAME);
        try (var others = new Sandbox(Files.createDirectory(home.resolve("others")))
                .with("SCORESHEET_DATABASE_USER", Product.DEPLOYED_NAME)) {
            var passwordFile = folder("password").toString();
            var second = others.serve("--database-url", url, "--database-password-file", passwordFile);
            var third = others.serve("--database-url", url, "--database-password-file", passwordFile);
            assertEquals(log(first), log(second, others("operations-token")));
            assertEquals(log(first), log(third, others("operations-token")));
            assertEquals(143, second.terminate());
            assertEquals(200, third.get(third.operations() + "/health/ready").statusCode());
        }
        assertEquals(200, first.get(first.operations() + "/health/ready").statusCode());
    }

    @Test
    void memory_serves_without_a_database_and_says_that_it_keeps_nothing() throws Exception {
        var server = sandbox.serve("--store", "memory");
        assertTrue(server.get(server.api() + "/api").body().contains("\"store\":\"memory\""));
        assertTrue(sandbox.err(server.name()).contains("the store is memory"), sandbox.err(server.name()));
        assertEquals(143, server.terminate());
        assertFalse(Files.exists(folder("postgres")));
    }

    @Test
    void a_taken_port_is_unreachable_and_named() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            var ended = sandbox.run("serve", "--store", "memory", "--port", port, "--operations-port", "0");
            assertEquals(69, ended.code(), ended.err());
            assertTrue(ended.err().contains(port), ended.err());
            assertEquals("", ended.out());
        }
    }

    @Test
    void a_server_that_is_not_there_is_unreachable_and_a_wrong_password_is_denied() throws Exception {
        var nowhere = sandbox.run("verify", "--database-url", "jdbc:postgresql://127.0.0.1:1/scoresheet");
        assertEquals(69, nowhere.code(), nowhere.err());
        assertEquals(1, nowhere.err().lines().count(), nowhere.err());
        sandbox.serve();
        var url = "jdbc:postgresql://127.0.0.1:%s/%s"
                .formatted(Files.readString(folder("port")).strip(), Product.DEPLOYED_NAME);
        try (var stranger = new Sandbox(Files.createDirectory(home.resolve("stranger")))
                .with("SCORESHEET_DATABASE_USER", Product.DEPLOYED_NAME)
                .with("SCORESHEET_DATABASE_PASSWORD", "wrong")) {
            var denied = stranger.run("verify", "--database-url", url);
            assertEquals(77, denied.code(), denied.err());
        }
    }

    private String log(Sandbox.Running server) throws Exception {
        return log(server, folder("operations-token"));
    }

    private static String log(Sandbox.Running server, Path tokenFile) throws Exception {
        var token = Files.readString(tokenFile).strip();
        var answer = server.get(server.operations() + "/log", "Authorization", "Bearer " + token);
        assertEquals(200, answer.statusCode());
        assertTrue(URI.create(server.operations()).getPort() > 0);
        return answer.body();
    }

    private static void signal(String signal, String process) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", signal, process).start().waitFor());
    }

    private static void ended(String process) throws Exception {
        var handle = ProcessHandle.of(Long.parseLong(process));
        if (handle.isPresent()) {
            handle.get().onExit().get(Sandbox.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private boolean databaseAnswers() throws Exception {
        var url = "jdbc:postgresql://127.0.0.1:%s/%s"
                .formatted(Files.readString(folder("port")).strip(), Product.DEPLOYED_NAME);
        var address = new DatabaseAddress(
                url, Product.DEPLOYED_NAME, Files.readString(folder("password")).strip());
        try (var _ = address.connect(5)) {
            return true;
        } catch (java.sql.SQLException gone) {
            return false;
        }
    }

    private String permissions(String file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder(file)));
    }

    private Path folder(String file) {
        return home.resolve(".scoresheet").resolve(file);
    }

    private Path others(String file) {
        return home.resolve("others").resolve(".scoresheet").resolve(file);
    }
}
