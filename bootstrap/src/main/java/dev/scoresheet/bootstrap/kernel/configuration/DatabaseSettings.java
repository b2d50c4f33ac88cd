package dev.scoresheet.bootstrap.kernel.configuration;

import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.DATABASE;
import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.EVERYTHING;
import static dev.scoresheet.adapters.cli.kernel.ConfigurationScope.FOLDER;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Settings of the store: the choice of a database, and its credentials.
final class DatabaseSettings {

    static final Setting<Store> STORE = new Setting<>(
            "store",
            "STORE",
            "postgres, or memory, which keeps nothing",
            "postgres",
            EVERYTHING,
            ValueFormat.choice("postgres", Store.POSTGRES, "memory", Store.MEMORY));

    /// The minimum, 1 MiB, has room for most games and for a batch of appends.
    static final Setting<Integer> PAGE_BYTES = new Setting<>(
            "page-bytes",
            "BYTES",
            "maximum bytes of events that are read, queued or written at once; one event always passes",
            Integer.toString(Page.BYTES),
            DATABASE,
            ValueFormat.number(1 << 20, 256 << 20));

    /// The default is a folder beside the launcher.
    static final Setting<Path> DATA_DIR = new Setting<>(
            "data-dir",
            "FOLDER",
            "folder of the embedded database, its port and password, and of the token",
            "." + Product.DEPLOYED_NAME,
            FOLDER,
            ValueFormat.path());

    static final Setting<Optional<String>> DATABASE_URL = new Setting<>(
            "database-url",
            "URL",
            "JDBC URL of a given PostgreSQL (default: none, an embedded server)",
            "",
            DATABASE,
            ValueFormat.text(
                            "it must begin with jdbc:postgresql: as in jdbc:postgresql://HOST:5432/DATABASE",
                            text -> text.startsWith("jdbc:postgresql:"))
                    .orNone());

    static final Setting<String> DATABASE_USER =
            new Setting<>("database-user", "USER", "user of the given database", "", DATABASE, ValueFormat.text());

    static final Setting<String> DATABASE_PASSWORD =
            new Setting<>("database-password", "", "password of the given database", "", DATABASE, ValueFormat.text());

    static final Setting<Optional<Path>> DATABASE_PASSWORD_FILE = new Setting<>(
            "database-password-file",
            "FILE",
            "file that holds the password of the given database",
            "",
            DATABASE,
            ValueFormat.path().orNone());

    private DatabaseSettings() {}

    /// Reads the address of the given database; empty for the embedded server of the data folder.
    static Optional<DatabaseAddress> address(SettingReader values) {
        if (!values.isGiven(DATABASE_URL)) {
            List.of(DATABASE_USER, DATABASE_PASSWORD, DATABASE_PASSWORD_FILE).stream()
                    .filter(values::isGiven)
                    .forEach(setting -> values.problem("%s is given without database-url".formatted(setting.key())));
        } else {
            checkUrl(values);
        }
        var user = values.value(DATABASE_USER);
        var password = password(values);
        return values.value(DATABASE_URL).map(url -> new DatabaseAddress(() -> url, user, password));
    }

    private static void checkUrl(SettingReader values) {
        if (values.isGiven(DATA_DIR)) {
            values.problem("database-url and data-dir are both given: the first names a server, the second the"
                    + " folder of the embedded server; leave one out");
        }
        if (values.value(STORE) == Store.MEMORY) {
            values.problem("store is memory and database-url is given: leave one out");
        }
        var url = values.given(DATABASE_URL);
        if (url.onCommandLine() && Setting.hasPassword(url.value())) {
            values.problem(("database-url carries a password, and all users of this machine can read a command line:"
                            + " use %s, %s or --%s")
                    .formatted(DATABASE_URL.variable(), DATABASE_PASSWORD.variable(), DATABASE_PASSWORD_FILE.key()));
        }
    }

    private static Supplier<String> password(SettingReader values) {
        var direct = values.given(DATABASE_PASSWORD).value(); // an empty password is one
        var file = values.value(DATABASE_PASSWORD_FILE);
        if (file.isEmpty()) {
            return () -> direct;
        }
        if (values.isGiven(DATABASE_PASSWORD)) {
            values.problem("database-password and database-password-file are both given: leave one out");
        }
        try {
            if (Files.getPosixFilePermissions(file.get()).contains(PosixFilePermission.OTHERS_READ)) {
                values.problem("all users can read %s: run chmod 600 on it".formatted(file.get()));
            }
            return PasswordFile.of(file.get());
        } catch (IOException unreadable) {
            values.problem("cannot read database-password-file %s: %s".formatted(file.get(), unreadable));
            return () -> "";
        }
    }
}
