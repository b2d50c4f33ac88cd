package dev.scoresheet.bootstrap.kernel.configuration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlIdentifier;
import dev.scoresheet.application.kernel.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that running systems have in their databases and on their machines.
final class NamesTest {

    @TempDir
    private Path home;

    /// The names are literals here: a rename of the product must not change them.
    @Test
    void the_defaults_are_those_of_running_systems() {
        assertEquals(
                Map.of(
                        "owner-role", "scoresheet_owner",
                        "application-role", "scoresheet_application",
                        "projections-role", "scoresheet_projections",
                        "notify-channel", "scoresheet_log",
                        "cache-dir", "",
                        "data-dir", ".scoresheet"),
                Map.of(
                        "owner-role", NameSettings.OWNER_ROLE.byDefault(),
                        "application-role", NameSettings.APPLICATION_ROLE.byDefault(),
                        "projections-role", NameSettings.PROJECTIONS_ROLE.byDefault(),
                        "notify-channel", NameSettings.NOTIFY_CHANNEL.byDefault(),
                        "cache-dir", NameSettings.CACHE_DIR.byDefault(),
                        "data-dir", DatabaseSettings.DATA_DIR.byDefault()));
        assertEquals("scoresheet", Product.DEPLOYED_NAME); // a rename of the product leaves this line alone
    }

    @Test
    void other_names_reach_their_places() {
        var configuration = read(Map.of(
                "owner-role", "loans_owner",
                "application-role", "loans_reader",
                "projections-role", "loans_views",
                "notify-channel", "loans",
                "cache-dir", "programs"));
        assertEquals(
                new RoleNames(
                        new SqlIdentifier("loans_owner"),
                        new SqlIdentifier("loans_reader"),
                        new SqlIdentifier("loans_views")),
                configuration.roles());
        assertEquals(new SqlIdentifier("loans"), configuration.postgres().channel());
        assertEquals(
                Optional.of(Path.of("programs").toAbsolutePath().toString()),
                configuration.folders().cache());
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner-role", "application-role", "projections-role", "notify-channel"})
    void a_name_that_the_database_would_change_or_refuse_is_a_problem(String key) {
        for (var name : List.of("Loans", "9", "a-b", "a\"b", "pg_loans", "public", "x".repeat(64))) {
            var refusal = refusal(Map.of(key, name));
            assertTrue(refusal.contains("%s is '%s': a name that begins".formatted(key, name)), refusal);
        }
    }

    @Test
    void two_roles_of_one_name_are_a_problem() {
        assertEquals(
                "owner-role, application-role and projections-role need three names: they are"
                        + " scoresheet_projections, scoresheet_application, scoresheet_projections",
                refusal(Map.of("owner-role", "scoresheet_projections")));
    }

    private Configuration read(Map<String, String> options) {
        return ConfigurationReader.read(options, Map.of(), home, List.of());
    }

    private String refusal(Map<String, String> options) {
        return String.valueOf(
                assertThrows(ConfigurationRefused.class, () -> read(options)).getMessage());
    }
}
