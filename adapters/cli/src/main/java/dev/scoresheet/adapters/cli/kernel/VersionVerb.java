package dev.scoresheet.adapters.cli.kernel;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/// Verb `version`: shows the versions of this release, of its Java runtime, and of the bundled PostgreSQL.
public final class VersionVerb implements Verb {

    /// Answer of the verb.
    public record Versions(String version, String java, String database) {}

    private final String name;
    private final Versions versions;

    public VersionVerb(String name, Versions versions) {
        this.name = name;
        this.versions = versions;
    }

    @Override
    public CommandSpec spec() {
        return Verb.named("version", "Shows the versions of this release, of Java and of the embedded database.");
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.NOTHING;
    }

    @Override
    public ExitCode run(ParseResult given, Console console) {
        console.answer(
                versions,
                "%s %s (Java %s, %s)".formatted(name, versions.version(), versions.java(), versions.database()));
        return ExitCode.DONE;
    }
}
