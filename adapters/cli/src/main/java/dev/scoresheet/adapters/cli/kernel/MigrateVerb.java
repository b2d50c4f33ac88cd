package dev.scoresheet.adapters.cli.kernel;

import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;

/// Verb `migrate`: upgrades the database schema to this release. For operators whose servers use a database user
/// without DDL rights.
@Command(name = "migrate", description = "Migrates the schema of the database to this release.")
public final class MigrateVerb implements Verb {

    /// Schema of a database.
    @FunctionalInterface
    public interface Schema {
        /// Upgrades every subject; returns each subject's last migration.
        Map<String, String> migrate() throws Exception;
    }

    private record Answer(Map<String, String> schema) {}

    private final PortSource<Schema> source;

    public MigrateVerb(PortSource<Schema> source) {
        this.source = source;
    }

    @Override
    public ConfigurationScope needs() {
        return ConfigurationScope.DATABASE;
    }

    @Override
    public ExitCode run(Console console) throws Exception {
        try (var schema = source.open()) {
            var versions = new TreeMap<>(schema.port().migrate());
            return console.answer(new Answer(versions), "the schema is up to date: " + versions);
        }
    }
}
