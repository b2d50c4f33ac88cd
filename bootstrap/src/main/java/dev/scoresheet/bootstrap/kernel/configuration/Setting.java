package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.application.kernel.Product;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.OptionSpec;

/// Setting of the application. `data-dir` is option `--data-dir`, variable `SCORESHEET_DATA_DIR` and key `data-dir` of
/// the properties file. A secret is never an option, because all users of the machine can read command lines.
public enum Setting {
    CONFIG("config", "FILE", "properties file (default: scoresheet.properties beside the launcher, if it is there)"),
    HOST("host", "HOST", "address of the API (default: 127.0.0.1)"),
    PORT("port", "PORT", "port of the API, 0 takes a free one (default: 8080)"),
    OPERATIONS_HOST("operations-host", "HOST", "address of the operations listener (default: 127.0.0.1)"),
    OPERATIONS_PORT("operations-port", "PORT", "port of the operations listener, 0 takes a free one (default: 8081)"),
    OPERATIONS_TOKEN(
            "operations-token", "", "bearer token of the operations listener (default: made, in the data folder)"),
    STORE("store", "STORE", "postgres, or memory, which keeps nothing (default: postgres)"),
    LEASE_SECONDS(
            "lease-seconds",
            "SECONDS",
            "how long a read model stays with a node that gives no sign of life (default: 10)"),
    PAGE_BYTES(
            "page-bytes",
            "BYTES",
            "of events that are read, queued or written at once, at most; one event always goes (default: 8388608)"),
    POLL_MILLIS("poll-millis", "MILLIS", "between two looks at what other nodes have written, at most (default: 200)"),
    AUDIT_SECONDS("audit-seconds", "SECONDS", "between two looks of the auditor at what was delivered (default: 60)"),
    UNFOLLOWED_HOURS(
            "unfollowed-hours",
            "HOURS",
            "how long no live node has followed a generation of a read model before it is retired (default: 168)"),
    INLINE(
            "inline",
            "VIEW,...",
            "read models that this server steps in the transactions of its appends (default: none)"),
    NOTIFY("notify", "on|off", "whether nodes tell each other that the log has grown (default: on)"),
    LOG_FORMAT("log-format", "text|json", "lines for people, or a JSON document a line (default: text)"),
    DATA_DIR("data-dir", "FOLDER", "embedded database, its port and password, token (default: .scoresheet)"),
    DATABASE_URL("database-url", "URL", "JDBC URL of a given PostgreSQL (default: none, an embedded server)"),
    DATABASE_USER("database-user", "USER", "user of the given database"),
    DATABASE_PASSWORD("database-password", "", "password of the given database"),
    DATABASE_PASSWORD_FILE("database-password-file", "FILE", "file that holds the password of the given database");

    private static final List<Setting> OF_DATABASE =
            List.of(CONFIG, DATA_DIR, DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD_FILE, PAGE_BYTES);

    private final String key;
    private final String label;
    private final String help;

    Setting(String key, String label, String help) {
        this.key = key;
        this.label = label;
        this.help = help;
    }

    String key() {
        return key;
    }

    String variable() {
        return Product.variable(key);
    }

    /// True if the value is never shown and never an option.
    boolean isSecret() {
        return label.isEmpty();
    }

    static Optional<Setting> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }

    /// Returns the command line options for a scope.
    ///
    /// @param ofSubject further settings, for scopes with a database or a server
    public static List<OptionSpec> options(ConfigurationScope needs, List<SubjectSetting> ofSubject) {
        var settings = switch (needs) {
            case NOTHING -> List.<Setting>of();
            case FOLDER -> List.of(CONFIG, DATA_DIR);
            case DATABASE -> OF_DATABASE;
            case EVERYTHING -> List.of(values());
        };
        var further = switch (needs) {
            case NOTHING, FOLDER -> List.<SubjectSetting>of();
            case DATABASE, EVERYTHING -> ofSubject;
        };
        return Stream.concat(
                        settings.stream().filter(setting -> !setting.isSecret()).map(Setting::option),
                        further.stream().map(setting -> option(setting.key(), setting.label(), setting.help())))
                .toList();
    }

    private OptionSpec option() {
        return option(key, label, help);
    }

    private static OptionSpec option(String key, String label, String help) {
        return OptionSpec.builder("--" + key)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(help)
                .build();
    }
}
