package dev.scoresheet.bootstrap.kernel.configuration;

import dev.scoresheet.adapters.cli.kernel.ConfigurationScope;
import dev.scoresheet.application.kernel.Product;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.OptionSpec;

/// Setting of the application or of its subject. `data-dir` is option `--data-dir`, variable `SCORESHEET_DATA_DIR` and
/// key `data-dir` of the properties file. A secret is never an option, because all users of the machine can read
/// command lines.
///
/// @param label placeholder of the value in the usage text, such as `FOLDER`; empty for a secret
/// @param help the usage text; the default follows it
/// @param byDefault text of the default; empty if the setting has none
/// @param scope smallest part of the configuration that includes the setting
public record Setting<T>(
        String key, String label, String help, String byDefault, ConfigurationScope scope, ValueFormat<T> format) {

    private static final Pattern PASSWORD = Pattern.compile("(?i)(?<=password=)[^&]*|(?<=://)[^/@]*(?=@)");

    public Setting {
        if (format.reader().apply(byDefault).isEmpty()) {
            throw new IllegalArgumentException(
                    "the default of %s is '%s': %s".formatted(key, byDefault, format.expected()));
        }
    }

    /// Creates a setting of whole numbers.
    static Setting<Integer> number(
            String key, String label, String help, int byDefault, int least, int most, ConfigurationScope scope) {
        return new Setting<>(key, label, help, Integer.toString(byDefault), scope, ValueFormat.number(least, most));
    }

    /// Creates a setting of whole seconds.
    static Setting<Duration> seconds(
            String key, String help, Duration byDefault, int least, int most, ConfigurationScope scope) {
        return time(key, "SECONDS", help, byDefault, ChronoUnit.SECONDS, least, most, scope);
    }

    static Setting<Duration> time(
            String key,
            String label,
            String help,
            Duration byDefault,
            ChronoUnit unit,
            int least,
            int most,
            ConfigurationScope scope) {
        return new Setting<>(
                key,
                label,
                help,
                Long.toString(byDefault.dividedBy(unit.getDuration())),
                scope,
                ValueFormat.number(least, most).map(number -> Duration.of(number, unit)));
    }

    String variable() {
        return Product.variable(key);
    }

    /// True if the value is never shown and never an option.
    boolean isSecret() {
        return label.isEmpty();
    }

    /// True if a part of the text is a password.
    static boolean hasPassword(String text) {
        return PASSWORD.matcher(text).find();
    }

    /// Returns the text of a value without secrets.
    String shown(String text) {
        return isSecret() ? "***" : PASSWORD.matcher(text).replaceAll("***");
    }

    Optional<T> read(String text) {
        return format.reader().apply(text);
    }

    T defaultValue() {
        return read(byDefault).orElseThrow();
    }

    String refusal(String text, String origin) {
        return "%s is '%s': %s (%s)".formatted(key, shown(text), format.expected(), origin);
    }

    /// Returns the value in the given texts, by key, or the default.
    ///
    /// @throws ConfigurationRefused when the text is not in the format of this setting
    public T in(Map<String, String> given) {
        var text = given.getOrDefault(key, byDefault);
        return read(text)
                .orElseThrow(
                        () -> new ConfigurationRefused(refusal(text, "setting of the last server on the data folder")));
    }

    OptionSpec option() {
        return OptionSpec.builder("--" + key)
                .type(String.class)
                .arity("1")
                .paramLabel(label)
                .description(byDefault.isEmpty() ? help : "%s (default: %s)".formatted(help, byDefault))
                .build();
    }
}
