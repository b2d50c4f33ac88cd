package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.cli.kernel.NameSuggestion;
import dev.scoresheet.application.kernel.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// Sources of values: options, then the environment, then a properties file, then the defaults.
/// An unknown name is a problem, because a silently ignored setting is worse than none.
final class ConfigurationSources {

    /// Value as it was written, and its source.
    record Given(String value, Source source, String origin) {

        boolean isDefault() {
            return source == Source.DEFAULT;
        }

        boolean onCommandLine() {
            return source == Source.OPTION;
        }
    }

    /// Kind of a source, the strongest first.
    enum Source {
        OPTION,
        ENVIRONMENT,
        FILE,
        DEFAULT
    }

    /// Prefixes of variables of the test suite, which may be set when an application starts.
    private static final List<String> OF_THE_SUITE = List.of("TEST_", "REQUIRE_TEST_DATA");

    private final Map<String, Given> given = new TreeMap<>();
    private final List<String> keys;
    private final List<String> problems = new ArrayList<>();

    private ConfigurationSources(List<Setting<?>> settings) {
        this.keys = settings.stream().map(Setting::key).toList();
    }

    /// @param home folder of the launcher, with the default data folder and properties file
    static ConfigurationSources read(
            Map<String, String> options, Map<String, String> environment, Path home, List<Setting<?>> settings) {
        var sources = new ConfigurationSources(settings);
        options.forEach((key, value) -> sources.put(key, value, Source.OPTION, "option --" + key));
        environment.forEach(sources::variable);
        sources.file(home);
        sources.byDefault(
                DatabaseSettings.DATA_DIR,
                home.resolve(DatabaseSettings.DATA_DIR.byDefault()).toString());
        settings.forEach(setting -> sources.byDefault(setting, setting.byDefault()));
        return sources;
    }

    Given given(Setting<?> setting) {
        return Objects.requireNonNull(given.get(setting.key()), setting.key());
    }

    List<String> problems() {
        return problems;
    }

    private void put(String key, String value, Source source, String origin) {
        given.putIfAbsent(key, new Given(value, source, origin));
    }

    private void byDefault(Setting<?> setting, String value) {
        put(setting.key(), value, Source.DEFAULT, "default");
    }

    private void variable(String name, String value) {
        var prefix = Product.environmentPrefix();
        if (!name.startsWith(prefix) || OF_THE_SUITE.stream().anyMatch(name.substring(prefix.length())::startsWith)) {
            return;
        }
        var known =
                keys.stream().filter(key -> Product.variable(key).equals(name)).findFirst();
        known.ifPresentOrElse(
                key -> put(key, value, Source.ENVIRONMENT, "environment " + name),
                () -> problems.add("unknown variable %s: the nearest is %s"
                        .formatted(
                                name,
                                NameSuggestion.to(
                                        name,
                                        keys.stream().map(Product::variable).toList()))));
    }

    private void file(Path home) {
        var named = Optional.ofNullable(given.get(Settings.CONFIG.key()));
        Path file;
        try {
            file = named.map(name -> Path.of(name.value())).orElseGet(() -> home.resolve(Product.NAME + ".properties"));
        } catch (InvalidPathException unwritable) {
            problems.add("cannot read the configuration: " + unwritable.getMessage());
            return;
        }
        if (named.isEmpty() && Files.notExists(file)) { // an inaccessible file is not skipped
            return;
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            problems.add("cannot read the configuration %s: %s".formatted(file, unreadable));
        }
        for (var key : properties.stringPropertyNames()) {
            if (keys.contains(key) && !key.equals(Settings.CONFIG.key())) {
                put(key, properties.getProperty(key), Source.FILE, "file " + file);
            } else {
                problems.add(
                        "unknown key %s in %s: the nearest is %s".formatted(key, file, NameSuggestion.to(key, keys)));
            }
        }
    }
}
