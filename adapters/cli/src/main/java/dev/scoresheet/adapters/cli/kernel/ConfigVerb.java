package dev.scoresheet.adapters.cli.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/// Verb `config`: shows the effective configuration and the origin of each value. Secrets are masked.
@Command(name = "config", description = "Shows the configuration and the source of each value.")
public final class ConfigVerb implements Verb {

    /// Effective setting.
    public record Effective(String key, String value, String origin) {}

    private final Supplier<List<Effective>> configuration;

    public ConfigVerb(Supplier<List<Effective>> configuration) {
        this.configuration = configuration;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.EVERYTHING;
    }

    @Override
    public ExitCode run(Console console) {
        var document = new LinkedHashMap<String, Object>();
        for (var setting : configuration.get()) {
            document.put(setting.key(), new Origin(setting.value(), setting.origin()));
        }
        return console.answer(
                document,
                configuration.get().stream()
                        .map(setting -> "%-24s %-40s %s".formatted(setting.key(), setting.value(), setting.origin()))
                        .collect(Collectors.joining("\n")));
    }

    private record Origin(String value, String origin) {}
}
