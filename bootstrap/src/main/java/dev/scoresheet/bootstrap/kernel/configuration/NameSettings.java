package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.DATABASE;

import dev.scoresheet.adapters.postgres.kernel.connection.PostgresOptions;
import dev.scoresheet.adapters.postgres.kernel.connection.RoleNames;
import dev.scoresheet.adapters.postgres.kernel.connection.SqlIdentifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Settings of names that the product leaves in a database and on a machine. All nodes and commands of one database
/// need the same names.
final class NameSettings {

    static final Setting<SqlIdentifier> OWNER_ROLE =
            role("owner-role", "that owns the tables", RoleNames.DEFAULT.owner());

    static final Setting<SqlIdentifier> APPLICATION_ROLE =
            role("application-role", "that reads the log and appends", RoleNames.DEFAULT.application());

    static final Setting<SqlIdentifier> PROJECTIONS_ROLE =
            role("projections-role", "that writes read models", RoleNames.DEFAULT.projections());

    static final Setting<SqlIdentifier> NOTIFY_CHANNEL = name(
            "notify-channel", "CHANNEL", "channel of notifications between nodes", PostgresOptions.DEFAULT.channel());

    static final Setting<Optional<Path>> CACHE_DIR = new Setting<>(
            "cache-dir",
            "FOLDER",
            "folder of the programs of the embedded database (default: one in the cache folder of the user)",
            "",
            DATABASE,
            ValueFormat.path().orNone());

    static final List<Setting<?>> ALL =
            List.of(OWNER_ROLE, APPLICATION_ROLE, PROJECTIONS_ROLE, NOTIFY_CHANNEL, CACHE_DIR);

    private NameSettings() {}

    private static Setting<SqlIdentifier> role(String key, String use, SqlIdentifier byDefault) {
        return name(key, "ROLE", "database role " + use, byDefault);
    }

    private static Setting<SqlIdentifier> name(String key, String label, String help, SqlIdentifier byDefault) {
        return new Setting<>(
                key,
                label,
                help,
                byDefault.text(),
                DATABASE,
                ValueFormat.text(
                                "a name that begins with a lower-case letter or _, has at most 63 lower-case letters,"
                                        + " digits and _, and is not reserved (pg_..., none, public)",
                                SqlIdentifier::isValid)
                        .map(SqlIdentifier::new));
    }

    /// Reads the names of the roles. Equal names are a problem, because each role has privileges of its own.
    static RoleNames roles(SettingReader values) {
        var owner = values.value(OWNER_ROLE);
        var application = values.value(APPLICATION_ROLE);
        var projections = values.value(PROJECTIONS_ROLE);
        if (Stream.of(owner, application, projections).distinct().count() < 3) {
            values.problem("owner-role, application-role and projections-role need three names: they are %s, %s, %s"
                    .formatted(owner, application, projections));
            return RoleNames.DEFAULT;
        }
        return new RoleNames(owner, application, projections);
    }
}
