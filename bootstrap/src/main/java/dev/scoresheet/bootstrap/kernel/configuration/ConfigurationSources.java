package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.cli.kernel.NameSuggestion;
import dev.scoresheet.application.kernel.Product;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Sources of values: options, then the environment, then a properties file. A setting without a value has its default.
/// An unknown name is a problem, because a silently ignored setting is worse than none.
final class ConfigurationSources {

    /// Value as it was written, and its source.
    record Given(String value, String origin, boolean onCommandLine) {}

    /// Prefixes of variables of the test suite, which may be set when an application starts.
    private static final List<String> OF_THE_SUITE = List.of("TEST_", "REQUIRE_TEST_DATA");

    private final Map<Setting, Given> given = new EnumMap<>(Setting.class);
    private final Map<String, Given> givenOfSubject = new TreeMap<>();
    private final List<SubjectSetting> ofSubject;
    private final List<String> problems = new ArrayList<>();

    private ConfigurationSources(List<SubjectSetting> ofSubject) {
        this.ofSubject = ofSubject;
    }

    static ConfigurationSources read(
            Map<String, String> options, Map<String, String> environment, Path home, List<SubjectSetting> ofSubject) {
        var sources = new ConfigurationSources(ofSubject);
        options.forEach((key, value) -> sources.put(key, new Given(value, "option --" + key, true)));
        environment.forEach(sources::variable);
        sources.file(home);
        return sources;
    }

    Optional<Given> given(Setting setting) {
        return Optional.ofNullable(given.get(setting));
    }

    List<String> problems() {
        return problems;
    }

    /// Returns the values of the subject, by key.
    Map<String, Given> ofSubject() {
        return givenOfSubject;
    }

    private List<String> keys() {
        return Stream.concat(
                        Arrays.stream(Setting.values()).map(Setting::key),
                        ofSubject.stream().map(SubjectSetting::key))
                .toList();
    }

    private void put(String key, Given value) {
        Setting.of(key)
                .ifPresentOrElse(
                        setting -> given.putIfAbsent(setting, value), () -> givenOfSubject.putIfAbsent(key, value));
    }

    private void variable(String name, String value) {
        var prefix = Product.environmentPrefix();
        if (!name.startsWith(prefix) || OF_THE_SUITE.stream().anyMatch(name.substring(prefix.length())::startsWith)) {
            return;
        }
        var known = keys().stream()
                .filter(key -> Product.variable(key).equals(name))
                .findFirst();
        known.ifPresentOrElse(
                key -> put(key, new Given(value, "environment " + name, false)),
                () -> problems.add("unknown variable %s: the nearest is %s"
                        .formatted(
                                name,
                                NameSuggestion.to(
                                        name,
                                        keys().stream().map(Product::variable).toList()))));
    }

    private void file(Path home) {
        var named = given(Setting.CONFIG);
        Path file;
        try {
            file = named.map(given -> Path.of(given.value()))
                    .orElseGet(() -> home.resolve(Product.NAME + ".properties"));
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
            if (keys().contains(key) && !key.equals(Setting.CONFIG.key())) {
                put(key, new Given(properties.getProperty(key), "file " + file, false));
            } else {
                problems.add(
                        "unknown key %s in %s: the nearest is %s".formatted(key, file, NameSuggestion.to(key, keys())));
            }
        }
    }
}
