package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.scoresheet.adapters.postgres.kernel.connection.Migrations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JooqCodeTest {

    /// Fails after a migration until `./mvnw -Pjooq -pl adapters/postgres -am process-test-classes` generates
    /// the code again.
    @Test
    void the_committed_code_equals_the_code_generated_from_the_migrated_database(@TempDir Path generated)
            throws Exception {
        try (var database = TestDatabase.fresh()) {
            new Migrations(database.address(), JooqCode.subjects()).migrate();
            JooqCode.generate(database.address(), generated);
        }
        assertEquals(files(generated), files(JooqCode.COMMITTED));
    }

    private static Map<Path, String> files(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            var files = new TreeMap<Path, String>();
            for (var path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path), Files.readString(path));
            }
            return files;
        }
    }
}
