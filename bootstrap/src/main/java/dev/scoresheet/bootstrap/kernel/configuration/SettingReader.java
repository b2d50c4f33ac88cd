package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationSources.Given;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reader of the values of settings. It collects all problems, so that an operator sees them at once.
final class SettingReader {

    private final ConfigurationSources sources;
    private final Set<String> problems;

    SettingReader(ConfigurationSources sources) {
        this.sources = sources;
        this.problems = new LinkedHashSet<>(sources.problems());
    }

    /// Returns the value of a setting. An unusable text is a problem, and the default stands in for it.
    <T> T value(Setting<T> setting) {
        var given = given(setting);
        if (given.isDefault()) {
            return setting.read(given.value()).orElseThrow();
        }
        if (given.value().isBlank()) {
            problem("%s is empty (%s)".formatted(setting.key(), given.origin()));
            return setting.defaultValue();
        }
        return setting.read(given.value()).orElseGet(() -> {
            problem(setting.refusal(given.value(), given.origin()));
            return setting.defaultValue();
        });
    }

    Given given(Setting<?> setting) {
        return sources.given(setting);
    }

    /// True if the value is not the default.
    boolean isGiven(Setting<?> setting) {
        return !given(setting).isDefault();
    }

    void problem(String sentence) {
        problems.add(sentence);
    }

    List<String> problems() {
        return new ArrayList<>(problems);
    }
}
