package dev.scoresheet.adapters.postgres.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Databases have run the migrations of each release. A delivered migration therefore never changes: the next one
/// changes what it did. `db/<schema>/delivered.sha256` lists delivered migrations, in the form of `sha256sum`.
class DeliveredMigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db");
    private static final Path LISTS = Path.of("src/test/resources/db");

    @TestFactory
    List<DynamicTest> each_delivered_migration_is_as_it_was_delivered() throws IOException {
        try (var lists = Files.walk(LISTS)) {
            var cases = lists.filter(file -> file.endsWith("delivered.sha256"))
                    .map(list -> {
                        var schema = String.valueOf(list.getName(list.getNameCount() - 2));
                        return DynamicTest.dynamicTest(
                                schema, () -> assertEquals(List.of(), changed(list, MIGRATIONS.resolve(schema))));
                    })
                    .toList();
            assertFalse(cases.isEmpty(), "no list of delivered migrations");
            return cases;
        }
    }

    @Test
    void a_migration_that_was_changed_or_deleted_is_reported(@TempDir Path folder) throws Exception {
        var list = folder.resolve("delivered.sha256");
        Files.writeString(folder.resolve("V1__same.sql"), "select 1;");
        Files.writeString(folder.resolve("V2__other.sql"), "select 2;");
        Files.writeString(folder.resolve("V4__new.sql"), "select 4;");
        Files.writeString(list, """
                %s  V1__same.sql
                %s  V2__other.sql
                %s  V3__gone.sql
                """.formatted(digest("select 1;"), digest("select 1;"), digest("select 3;")));
        assertEquals(List.of("V2__other.sql", "V3__gone.sql"), changed(list, folder));
    }

    private static List<String> changed(Path list, Path folder) throws IOException {
        return Files.readAllLines(list).stream()
                .filter(line -> {
                    var migration = folder.resolve(name(line));
                    return !Files.exists(migration) || !line.startsWith(digest(read(migration)) + "  ");
                })
                .map(DeliveredMigrationsTest::name)
                .toList();
    }

    private static String name(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unread) {
            throw new AssertionError(unread);
        }
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
