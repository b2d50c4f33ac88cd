package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.cli.kernel.ConfigVerb.Effective;
import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import dev.scoresheet.adapters.runner.kernel.RunnerOptions;
import dev.scoresheet.application.kernel.Product;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Consumers;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Listen;
import dev.scoresheet.bootstrap.kernel.configuration.Configuration.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reader of the configuration from its sources. It reports all problems at once.
public final class ConfigurationReader {

    private static final Pattern PASSWORD = Pattern.compile("(?i)(password=)[^&]*");

    /// A lease must be longer than the second for which a step's transaction may be idle.
    private static final int LEAST_LEASE_SECONDS = 2;

    /// 1 MiB: most games fit into it, and so does a batch of appends.
    private static final int LEAST_PAGE_BYTES = 1 << 20;

    private static final int MOST_PAGE_BYTES = 256 << 20;

    private static final long UNFOLLOWED_HOURS = RunnerOptions.UNFOLLOWED_AFTER.toHours();

    private static final long MOST_UNFOLLOWED_HOURS = 100_000;

    private final ConfigurationSources sources;
    private final Path home;
    private final List<String> problems;

    private ConfigurationReader(ConfigurationSources sources, Path home) {
        this.sources = sources;
        this.home = home;
        this.problems = new ArrayList<>(sources.problems());
    }

    /// @param home folder of the launcher, the base of relative defaults
    /// @param ofSubject settings of the subject
    /// @throws VerbFailed with all problems
    public static Configuration read(
            Map<String, String> options, Map<String, String> environment, Path home, List<SubjectSetting> ofSubject) {
        return new ConfigurationReader(ConfigurationSources.read(options, environment, home, ofSubject), home)
                .configuration();
    }

    private Configuration configuration() {
        var api = new Listen(text(Setting.HOST, "127.0.0.1"), port(Setting.PORT, 8080));
        var operations = new Listen(text(Setting.OPERATIONS_HOST, "127.0.0.1"), port(Setting.OPERATIONS_PORT, 8081));
        var token = sources.given(Setting.OPERATIONS_TOKEN).map(ConfigurationSources.Given::value);
        var store = store();
        var consumers = new Consumers(
                Duration.ofSeconds(number(Setting.LEASE_SECONDS, 10, LEAST_LEASE_SECONDS, 600)),
                Duration.ofMillis(number(Setting.POLL_MILLIS, 200, 1, 60_000)),
                choice(Setting.NOTIFY, "on", "off"),
                inline(store),
                Duration.ofSeconds(number(Setting.AUDIT_SECONDS, 60, 1, 86_400)),
                Duration.ofHours(number(Setting.UNFOLLOWED_HOURS, UNFOLLOWED_HOURS, 1, MOST_UNFOLLOWED_HOURS)));
        var pageBytes = (int) number(Setting.PAGE_BYTES, Page.BYTES, LEAST_PAGE_BYTES, MOST_PAGE_BYTES);
        var jsonLogs = !choice(Setting.LOG_FORMAT, "text", "json");
        var folder = path(Setting.DATA_DIR, text(Setting.DATA_DIR, defaultFolder()))
                .toAbsolutePath()
                .normalize();
        checkOperations(api, operations, token);
        checkSources(store);
        var database = database();
        if (!problems.isEmpty()) {
            throw new VerbFailed(ExitCode.CONFIGURATION, String.join("\n  ", problems));
        }
        return new Configuration(
                api,
                operations,
                token,
                store,
                consumers,
                pageBytes,
                jsonLogs,
                folder,
                database,
                effective(),
                ofSubject());
    }

    private String defaultFolder() {
        return home.resolve("." + Product.NAME).toString();
    }

    private String text(Setting setting, String otherwise) {
        var given = sources.given(setting);
        if (given.isPresent() && given.get().value().isBlank()) {
            problems.add("%s is empty (%s)".formatted(setting.key(), given.get().origin()));
        }
        return given.map(ConfigurationSources.Given::value).orElse(otherwise);
    }

    /// Parses a path. Letters that the locale does not have cannot be in the name of a file.
    private Path path(Setting setting, String written) {
        try {
            return Path.of(written);
        } catch (InvalidPathException unwritable) {
            problems.add("%s is '%s', which names no file here (%s): start with a UTF-8 locale, such as LC_ALL=C.UTF-8"
                    .formatted(setting.key(), written, unwritable.getReason()));
            return home;
        }
    }

    private int port(Setting setting, int otherwise) {
        var written = text(setting, Integer.toString(otherwise));
        if (!written.matches("\\d{1,5}") || Integer.parseInt(written) > 65_535) {
            problems.add("%s is '%s': a port is a number from 0 to 65535".formatted(setting.key(), written));
            return otherwise;
        }
        return Integer.parseInt(written);
    }

    private long number(Setting setting, long otherwise, long least, long most) {
        var written = text(setting, Long.toString(otherwise));
        if (!written.matches("\\d{1,9}") || Long.parseLong(written) < least || Long.parseLong(written) > most) {
            problems.add("%s is '%s': a whole number from %d to %d".formatted(setting.key(), written, least, most));
            return otherwise;
        }
        return Long.parseLong(written);
    }

    /// True if the value is the first of two words, which is the default.
    private boolean choice(Setting setting, String first, String second) {
        var written = text(setting, first);
        if (!written.equals(first) && !written.equals(second)) {
            problems.add("%s is '%s': %s or %s".formatted(setting.key(), written, first, second));
        }
        return !written.equals(second);
    }

    /// Reads the names of inline views. Only the subject knows which views exist, so the server checks the names at its
    /// start.
    private Set<String> inline(Store store) {
        var given = sources.given(Setting.INLINE);
        if (given.isEmpty()) {
            return Set.of();
        }
        if (store == Store.MEMORY) {
            problems.add("inline is given and store is memory, where read models are only followed: leave one out");
        }
        var names = Arrays.stream(given.get().value().split(",", -1))
                .map(String::strip)
                .toList();
        if (names.contains("")) {
            problems.add("inline is '%s': names of read models with commas between them"
                    .formatted(given.get().value()));
        }
        return new TreeSet<>(names);
    }

    private Store store() {
        var written = text(Setting.STORE, "postgres");
        return switch (written) {
            case "postgres" -> Store.POSTGRES;
            case "memory" -> Store.MEMORY;
            default -> {
                problems.add("store is '%s': postgres or memory".formatted(written));
                yield Store.POSTGRES;
            }
        };
    }

    private void checkOperations(Listen api, Listen operations, Optional<String> token) {
        if (api.port() != 0 && api.port() == operations.port() && api.host().equals(operations.host())) {
            problems.add("port and operations-port are both %d: give each its own".formatted(api.port()));
        }
        if (token.isEmpty() && !isLoopback(operations.host())) {
            problems.add(
                    "operations-host is %s, which others can reach: set %s to a token of your own, or keep to 127.0.0.1"
                            .formatted(operations.host(), Setting.OPERATIONS_TOKEN.variable()));
        }
        if (token.isPresent() && !token.get().matches("[\\x21-\\x7e]{16,200}")) {
            problems.add(
                    "%s is no token: 16 to 200 visible ASCII characters".formatted(Setting.OPERATIONS_TOKEN.key()));
        }
    }

    private boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            problems.add("operations-host is %s, which is no address of this machine".formatted(host));
            return true;
        }
    }

    private void checkSources(Store store) {
        var url = sources.given(Setting.DATABASE_URL);
        if (url.isPresent() && sources.given(Setting.DATA_DIR).isPresent()) {
            problems.add(
                    "database-url and data-dir are both given: the first names a server, the second the folder of the embedded one; leave one out");
        }
        if (url.isPresent() && store == Store.MEMORY) {
            problems.add("store is memory and database-url is given: leave one out");
        }
        for (var setting : List.of(Setting.DATABASE_USER, Setting.DATABASE_PASSWORD, Setting.DATABASE_PASSWORD_FILE)) {
            if (url.isEmpty() && sources.given(setting).isPresent()) {
                problems.add("%s is given without database-url".formatted(setting.key()));
            }
        }
        if (url.isPresent()
                && url.get().onCommandLine()
                && PASSWORD.matcher(url.get().value()).find()) {
            problems.add(
                    "database-url carries a password, and everybody on this machine can read a command line: use %s, %s or --%s"
                            .formatted(
                                    Setting.DATABASE_URL.variable(),
                                    Setting.DATABASE_PASSWORD.variable(),
                                    Setting.DATABASE_PASSWORD_FILE.key()));
        }
    }

    private Optional<DatabaseAddress> database() {
        var url = sources.given(Setting.DATABASE_URL).map(ConfigurationSources.Given::value);
        if (url.isPresent() && !url.get().startsWith("jdbc:postgresql:")) {
            problems.add("database-url must begin with jdbc:postgresql: as in jdbc:postgresql://HOST:5432/DATABASE");
            return Optional.empty();
        }
        var user = text(Setting.DATABASE_USER, "");
        var password = password();
        return url.map(jdbc -> new DatabaseAddress(() -> jdbc, user, password));
    }

    private Supplier<String> password() {
        var file = sources.given(Setting.DATABASE_PASSWORD_FILE)
                .map(given -> path(Setting.DATABASE_PASSWORD_FILE, given.value()));
        var direct = sources.given(Setting.DATABASE_PASSWORD).map(ConfigurationSources.Given::value);
        if (file.isEmpty()) {
            return () -> direct.orElse("");
        }
        if (direct.isPresent()) {
            problems.add("database-password and database-password-file are both given: leave one out");
        }
        try {
            if (Files.getPosixFilePermissions(file.get()).contains(PosixFilePermission.OTHERS_READ)) {
                problems.add("everybody can read %s: chmod 600 it".formatted(file.get()));
            }
            return PasswordFile.of(file.get());
        } catch (IOException unreadable) {
            problems.add("cannot read database-password-file %s: %s".formatted(file.get(), unreadable));
            return () -> "";
        }
    }

    private List<Effective> effective() {
        var ofSubject = sources.ofSubject().entrySet().stream()
                .map(given -> new Effective(
                        given.getKey(),
                        given.getValue().value(),
                        given.getValue().origin()));
        return Stream.concat(Arrays.stream(Setting.values()).map(this::effective), ofSubject)
                .toList();
    }

    private Map<String, String> ofSubject() {
        var values = new TreeMap<String, String>();
        sources.ofSubject().forEach((key, given) -> values.put(key, given.value()));
        return values;
    }

    private Effective effective(Setting setting) {
        return sources.given(setting)
                .map(given -> new Effective(setting.key(), shown(setting, given.value()), given.origin()))
                .orElseGet(() -> new Effective(setting.key(), byDefault(setting), "default"));
    }

    private static String shown(Setting setting, String value) {
        return setting.isSecret() ? "***" : PASSWORD.matcher(value).replaceAll("$1***");
    }

    private String byDefault(Setting setting) {
        return switch (setting) {
            case HOST, OPERATIONS_HOST -> "127.0.0.1";
            case PORT -> "8080";
            case OPERATIONS_PORT -> "8081";
            case STORE -> "postgres";
            case LEASE_SECONDS -> "10";
            case PAGE_BYTES -> Integer.toString(Page.BYTES);
            case POLL_MILLIS -> "200";
            case NOTIFY -> "on";
            case INLINE -> "";
            case AUDIT_SECONDS -> "60";
            case UNFOLLOWED_HOURS -> Long.toString(UNFOLLOWED_HOURS);
            case LOG_FORMAT -> "text";
            case DATA_DIR -> defaultFolder();
            case CONFIG, OPERATIONS_TOKEN, DATABASE_URL, DATABASE_USER, DATABASE_PASSWORD, DATABASE_PASSWORD_FILE -> "";
        };
    }
}
