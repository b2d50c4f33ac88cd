package dev.scoresheet.adapters.postgres.kernel;

import dev.scoresheet.adapters.postgres.kernel.connection.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.SchemaMappingType;
import org.jooq.meta.jaxb.Target;

/// The committed jOOQ code of every subject that has a folder of migrations, and of the views of the kernel: tables
/// only, since nothing else is reached through jOOQ.
public final class JooqCode {

    /// Folder of this module, given by Maven.
    private static final Path BASE = Path.of(System.getProperty("basedir", ""));

    private static final Path MIGRATIONS = BASE.resolve("src/main/resources/db");

    static final Path COMMITTED = BASE.resolve("src/generated/java");

    private JooqCode() {}

    /// The kernel first; the others may rely on it.
    public static List<String> subjects() throws IOException {
        try (var folders = Files.list(MIGRATIONS)) {
            var others = folders.map(folder -> folder.getFileName().toString())
                    .filter(subject -> !subject.equals("kernel"))
                    .sorted()
                    .toList();
            return Stream.concat(Stream.of("kernel"), others.stream()).toList();
        }
    }

    /// From a migrated database into a folder.
    static void generate(DatabaseAddress database, Path target) throws Exception {
        for (var subject : subjects()) {
            GenerationTool.generate(configuration(database, subject, subject, target));
        }
        GenerationTool.generate(configuration(database, "kernel_views", "kernel.trace", target));
    }

    private static Configuration configuration(DatabaseAddress database, String schema, String owner, Path target) {
        return new Configuration()
                .withLogging(Logging.WARN)
                .withJdbc(new Jdbc()
                        .withDriver("org.postgresql.Driver")
                        .withUrl(database.jdbcUrl())
                        .withUser(database.user())
                        .withPassword(database.password()))
                .withGenerator(new Generator()
                        .withDatabase(new Database()
                                .withSchemata(new SchemaMappingType().withInputSchema(schema))
                                .withIncludes(".*")
                                .withExcludes("flyway_schema_history")
                                .withIncludeRoutines(false)
                                .withTableValuedFunctionsAsTables(false)
                                .withIncludeSequences(false)
                                .withIncludeIndexes(false)
                                .withIncludeCheckConstraints(false)
                                .withIncludeTriggers(false)
                                .withForcedTypes(new ForcedType()
                                        .withName("INSTANT")
                                        // a subject may have no column with a time
                                        .withIgnoreUnused(true)
                                        .withIncludeTypes("(?i:timestamp\\ with\\ time\\ zone)")))
                        .withGenerate(new Generate()
                                .withGeneratedAnnotation(false)
                                .withRoutines(false)
                                .withJavadoc(false)
                                .withComments(false))
                        .withTarget(new Target()
                                .withPackageName("dev.scoresheet.adapters.postgres." + owner + ".jooq")
                                .withDirectory(target.toString())
                                .withClean(true)));
    }
}
