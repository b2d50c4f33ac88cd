package dev.scoresheet.bootstrap.kernel.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.application.kernel.node.NodeRole;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Listen;
import dev.scoresheet.bootstrap.kernel.runtime.OperationsToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {

    private static final String URL = "jdbc:postgresql://host/name";

    @TempDir
    Path home;

    @Test
    void nothing_given_is_an_embedded_database_beside_the_launcher_on_loopback() {
        var configuration = read(Map.of(), Map.of());
        assertEquals(new Listen("127.0.0.1", 8080), configuration.api());
        assertEquals(new Listen("127.0.0.1", 8081), configuration.operations());
        assertEquals(home.resolve(".scoresheet"), configuration.dataDir());
        assertTrue(configuration.database().isEmpty());
    }

    @Test
    void an_option_beats_the_environment_which_beats_the_file_which_beats_the_default() throws Exception {
        Files.writeString(home.resolve("scoresheet.properties"), "port=1\nhost=::1\noperations-port=4\n");
        var environment = Map.of("SCORESHEET_PORT", "2", "SCORESHEET_HOST", "localhost");
        var configuration = read(Map.of("port", "3"), environment);
        assertEquals(new Listen("localhost", 3), configuration.api());
        assertEquals(4, configuration.operations().port());
        assertEquals("option --port", origin(configuration, "port"));
        assertEquals("environment SCORESHEET_HOST", origin(configuration, "host"));
        assertEquals("file " + home.resolve("scoresheet.properties"), origin(configuration, "operations-port"));
        assertEquals("default", origin(configuration, "store"));
    }

    @Test
    void unknown_names_and_wrong_values_are_all_named_at_once_with_the_nearest_name() throws Exception {
        Files.writeString(home.resolve("scoresheet.properties"), "data-dri=x\nstore=papyrus\n");
        var problems = problems(Map.of("port", "65536"), Map.of("SCORESHEET_OPERATION_PORT", "1"));
        assertTrue(problems.contains("unknown key data-dri"), problems);
        assertTrue(problems.contains("the nearest is data-dir"), problems);
        assertTrue(problems.contains("the nearest is SCORESHEET_OPERATIONS_PORT"), problems);
        assertTrue(problems.contains("store is 'papyrus'"), problems);
        assertTrue(problems.contains("port is '65536'"), problems);
    }

    @Test
    void a_name_that_no_file_can_have_here_is_a_problem_that_names_the_locale() {
        var nameless = "no\0name";
        var problems = problems(Map.of("data-dir", nameless, "config", nameless), Map.of());
        assertTrue(problems.contains("cannot read the configuration"), problems);
        assertTrue(problems.contains("data-dir is"), problems);
        assertTrue(problems.contains("start with a UTF-8 locale"), problems);
    }

    @Test
    void a_token_file_that_was_cut_to_nothing_is_refused_with_the_remedy() throws Exception {
        var configuration = read(Map.of("data-dir", home.toString()), Map.of());
        var file = Files.writeString(home.resolve("operations-token"), "\n");
        var refused = assertThrows(ConfigurationRefused.class, () -> OperationsToken.of(configuration));
        assertTrue(refused.getMessage().contains("delete the file"), refused.getMessage());
        Files.delete(file);
        assertEquals(OperationsToken.of(configuration), OperationsToken.of(configuration));
    }

    @Test
    void views_are_stepped_inline_when_named_and_the_store_can() {
        assertEquals(Set.of(), read(Map.of(), Map.of()).consumers().inline());
        assertEquals(
                Set.of("games", "explorer"),
                read(Map.of("inline", "games, explorer"), Map.of()).consumers().inline());
        assertTrue(problems(Map.of("inline", "games,"), Map.of()).contains("inline is 'games,'"));
        var inMemory = Map.of("inline", "games", "store", "memory");
        assertTrue(problems(inMemory, Map.of()).contains("store is memory"));
    }

    @Test
    void a_server_has_all_roles_or_those_that_are_given() {
        var all = Set.of(NodeRole.HTTP, NodeRole.VIEWS, NodeRole.PROCESSES);
        assertEquals(all, read(Map.of(), Map.of()).nodeRoles());
        assertEquals(
                Set.of(NodeRole.VIEWS, NodeRole.HTTP),
                read(Map.of("roles", "views, http"), Map.of()).nodeRoles());
        assertTrue(problems(Map.of("roles", ""), Map.of()).contains("roles is empty"));
        for (var wrong : List.of("views,", "verb", "web")) {
            var problems = problems(Map.of("roles", wrong), Map.of());
            assertTrue(problems.contains("roles is '" + wrong + "': some of http, views and processes"), problems);
        }
        var inline = problems(Map.of("roles", "http", "inline", "games"), Map.of());
        assertTrue(inline.contains("inline is given and roles lacks http or views"), inline);
    }

    @Test
    void how_read_models_are_kept_going_is_configured_in_whole_numbers_and_words() {
        var defaults = read(Map.of(), Map.of());
        assertEquals(
                new Consumers(
                        Duration.ofSeconds(10),
                        Duration.ofMillis(200),
                        true,
                        Set.of(),
                        Duration.ofSeconds(60),
                        Duration.ofDays(7),
                        2_000),
                defaults.consumers());
        var given = read(
                Map.of(
                        "lease-seconds", "2",
                        "poll-millis", "50",
                        "notify", "off",
                        "audit-seconds", "5",
                        "unfollowed-hours", "12",
                        "log-format", "json"),
                Map.of());
        assertEquals(
                new Consumers(
                        Duration.ofSeconds(2),
                        Duration.ofMillis(50),
                        false,
                        Set.of(),
                        Duration.ofSeconds(5),
                        Duration.ofHours(12),
                        2_000),
                given.consumers());
        assertTrue(given.jsonLogs());
        var problems = problems(
                Map.of(
                        "lease-seconds",
                        "1",
                        "poll-millis",
                        "1.5",
                        "notify",
                        "yes",
                        "log-format",
                        "xml",
                        "unfollowed-hours",
                        "0"),
                Map.of());
        assertTrue(problems.contains("lease-seconds is '1': a whole number from 2 to 600"), problems);
        assertTrue(problems.contains("poll-millis is '1.5'"), problems);
        assertTrue(problems.contains("unfollowed-hours is '0': a whole number from 1 to 100000"), problems);
        assertTrue(problems.contains("notify is 'yes': on or off"), problems);
        assertTrue(problems.contains("log-format is 'xml': text or json"), problems);
    }

    @Test
    void variables_of_the_test_suite_are_accepted() {
        read(Map.of(), Map.of("SCORESHEET_TEST_DATA", "x", "SCORESHEET_REQUIRE_TEST_DATA", "1"));
    }

    @Test
    void a_password_is_refused_in_an_option_and_accepted_in_the_environment_or_a_private_file() throws Exception {
        var withPassword = URL + "?user=me&password=secret";
        assertTrue(problems(Map.of("database-url", withPassword), Map.of()).contains("command line"));
        assertFalse(problems(Map.of("database-url", withPassword), Map.of()).contains("secret"));
        assertEquals(
                withPassword,
                read(Map.of(), Map.of("SCORESHEET_DATABASE_URL", withPassword))
                        .database()
                        .orElseThrow()
                        .jdbcUrl());
        var file = Files.writeString(home.resolve("password"), "secret\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        var options = Map.of("database-url", URL, "database-password-file", file.toString());
        assertTrue(problems(options, Map.of()).contains("chmod 600"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals("secret", read(options, Map.of()).database().orElseThrow().password());
    }

    @Test
    void a_password_that_changes_in_its_file_is_read_again() throws Exception {
        var file = Files.writeString(home.resolve("password"), "first\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var options = Map.of("database-url", URL, "database-password-file", file.toString());
        var address = read(options, Map.of()).database().orElseThrow();
        assertEquals("first", address.password());
        Files.writeString(file, "second\n");
        assertEquals("second", address.password());
        Files.writeString(file, ""); // it is being written
        assertEquals("second", address.password());
        Files.delete(file);
        assertEquals("second", address.password());
        Files.writeString(file, "third");
        assertEquals("third", address.password());
    }

    @Test
    void settings_do_not_show_secrets() {
        var environment = Map.of(
                "SCORESHEET_DATABASE_URL", URL + "?password=hidden1",
                "SCORESHEET_DATABASE_PASSWORD", "hidden2",
                "SCORESHEET_OPERATIONS_TOKEN", "hidden3-hidden3-hidden3");
        var shown = read(Map.of(), environment).settings().toString();
        assertFalse(shown.contains("hidden"), shown);
    }

    @Test
    void settings_that_contradict_each_other_are_refused() {
        assertTrue(
                problems(Map.of("database-url", URL, "data-dir", "x"), Map.of()).contains("leave one out"));
        assertTrue(problems(Map.of("database-url", URL, "store", "memory"), Map.of())
                .contains("leave one out"));
        assertTrue(problems(Map.of("database-user", "me"), Map.of()).contains("without database-url"));
        assertTrue(
                problems(Map.of("port", "7", "operations-port", "7"), Map.of()).contains("each its own"));
    }

    @Test
    void a_setting_of_the_subject_is_checked_and_shown_like_all_others() {
        var bulbs = new Setting<>(
                "bulbs", "NUMBER", "bulbs in stock", "7", ConfigurationScope.DATABASE, ValueFormat.number(1, 9));
        var environment = Map.of("SCORESHEET_BULBS", "10", "SCORESHEET_PORT", "x");
        var refused = assertThrows(
                ConfigurationRefused.class,
                () -> ConfigurationReader.read(Map.of(), environment, home, List.of(bulbs)));
        assertEquals("""
                bulbs is '10': a whole number from 1 to 9 (environment SCORESHEET_BULBS)
                  port is 'x': a port is a number from 0 to 65535 (environment SCORESHEET_PORT)""", refused.getMessage());
        var defaults = ConfigurationReader.read(Map.of(), Map.of(), home, List.of(bulbs));
        assertEquals(
                new ShownSetting("bulbs", "7", "default"), defaults.settings().getLast());
        assertEquals(7, bulbs.in(defaults.ofSubject()));
        assertEquals(Map.of(), defaults.ofSubject());
        assertEquals("bulbs in stock (default: 7)", bulbs.option().description()[0]);
    }

    @Test
    void an_empty_value_is_a_mistake_except_for_the_password() {
        assertTrue(problems(Map.of(), Map.of("SCORESHEET_DATABASE_URL", ""))
                .contains("database-url is empty (environment SCORESHEET_DATABASE_URL)"));
        assertTrue(problems(Map.of(), Map.of("SCORESHEET_OPERATIONS_TOKEN", "")).contains("operations-token is empty"));
        read(Map.of("database-url", URL), Map.of("SCORESHEET_DATABASE_PASSWORD", ""));
    }

    @Test
    void operations_that_others_can_reach_need_a_token_of_ones_own() {
        var open = Map.of("operations-host", "0.0.0.0");
        assertTrue(problems(open, Map.of()).contains("SCORESHEET_OPERATIONS_TOKEN"));
        read(open, Map.of("SCORESHEET_OPERATIONS_TOKEN", "0123456789abcdef"));
        assertTrue(
                problems(open, Map.of("SCORESHEET_OPERATIONS_TOKEN", "short")).contains("16 to 200"));
    }

    private Configuration read(Map<String, String> options, Map<String, String> environment) {
        return ConfigurationReader.read(options, environment, home, List.of());
    }

    private String problems(Map<String, String> options, Map<String, String> environment) {
        return assertThrows(ConfigurationRefused.class, () -> read(options, environment))
                .getMessage();
    }

    private static String origin(Configuration configuration, String key) {
        return configuration.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .orElseThrow()
                .origin();
    }
}
