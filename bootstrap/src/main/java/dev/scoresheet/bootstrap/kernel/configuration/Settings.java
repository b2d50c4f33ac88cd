package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.application.kernel.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// Settings of every system, in the order in which `config` shows them.
public final class Settings {

    static final Setting<Optional<Path>> CONFIG = new Setting<>(
            "config",
            "FILE",
            "properties file (default: %s.properties next to the launcher, if it exists)".formatted(Product.NAME),
            "",
            ConfigurationScope.FOLDER,
            ValueFormat.path().orNone());

    static final Setting<Boolean> LOG_FORMAT = new Setting<>(
            "log-format",
            "text|json",
            "text lines, or one JSON document per line",
            "text",
            ConfigurationScope.EVERYTHING,
            ValueFormat.choice("text", false, "json", true));

    private static final List<Setting<?>> OLDEST = List.of(
            CONFIG,
            ListenerSettings.HOST,
            ListenerSettings.PORT,
            ListenerSettings.OPERATIONS_HOST,
            ListenerSettings.OPERATIONS_PORT,
            ListenerSettings.OPERATIONS_TOKEN,
            DatabaseSettings.STORE,
            ReadModelSettings.LEASE_SECONDS,
            DatabaseSettings.PAGE_BYTES,
            ReadModelSettings.POLL_MILLIS,
            ReadModelSettings.AUDIT_SECONDS,
            ReadModelSettings.UNFOLLOWED_HOURS,
            ReadModelSettings.INLINE,
            ReadModelSettings.NOTIFY,
            LOG_FORMAT,
            DatabaseSettings.DATA_DIR,
            DatabaseSettings.DATABASE_URL,
            DatabaseSettings.DATABASE_USER,
            DatabaseSettings.DATABASE_PASSWORD,
            DatabaseSettings.DATABASE_PASSWORD_FILE);

    private static final List<Setting<?>> ALL = Stream.of(
                    OLDEST,
                    PoolSettings.ALL,
                    CommandSettings.ALL,
                    LimitSettings.ALL,
                    ReadModelSettings.FURTHER,
                    NameSettings.ALL,
                    NodeSettings.ALL)
            .<Setting<?>>flatMap(List::stream)
            .toList();

    private Settings() {}

    /// Returns all settings of a system.
    ///
    /// @param ofSubject settings of its subject
    static List<Setting<?>> with(List<Setting<?>> ofSubject) {
        return Stream.concat(ALL.stream(), ofSubject.stream()).toList();
    }

    /// Returns the command line options for a scope.
    public static List<OptionSpec> options(ConfigurationScope scope, List<Setting<?>> ofSubject) {
        return with(ofSubject).stream()
                .filter(setting -> setting.scope().compareTo(scope) <= 0)
                .filter(setting -> !setting.isSecret())
                .map(Setting::option)
                .toList();
    }
}
