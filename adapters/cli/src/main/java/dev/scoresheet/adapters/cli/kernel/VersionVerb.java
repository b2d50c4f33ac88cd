package dev.scoresheet.adapters.cli.kernel;

import picocli.CommandLine.Command;

/// Verb `version`: shows the versions of this release, of its Java runtime, and of the bundled PostgreSQL.
@Command(name = "version", description = "Shows the versions of this release, of Java and of the embedded database.")
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
    public ConfigurationScope needs() {
        return ConfigurationScope.NOTHING;
    }

    @Override
    public ExitCode run(Console console) {
        return console.answer(
                versions,
                "%s %s (Java %s, %s)".formatted(name, versions.version(), versions.java(), versions.database()));
    }
}
