package dev.scoresheet.bootstrap.kernel.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import dev.scoresheet.adapters.postgres.kernel.TestDatabase;
import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import dev.scoresheet.application.kernel.database.ServerFolders;
import dev.scoresheet.bootstrap.kernel.configuration.ConfigurationReader;
import dev.scoresheet.bootstrap.kernel.process.FileTrouble.Disk;
import dev.scoresheet.bootstrap.kernel.runtime.OperationsToken;
import dev.scoresheet.bootstrap.kernel.runtime.ServerAddressFile;
import dev.scoresheet.bootstrap.kernel.wiring.ServedSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files of the data folder that cannot be read or written.
class FileTroubleTest {

    private final FileSystemException failed =
            new FileSystemException("/data/address", null, "in the words of the system");

    @TempDir
    Path home;

    @Test
    void the_file_system_tells_the_cause() {
        isSaid(
                78,
                "cannot use the file /data/address: its file system is read-only; mount it for writing, or name another folder by --data-dir",
                FileTrouble.verdict(failed, Optional.of(new Disk(true, 0))));
        isSaid(
                69,
                "cannot use the file /data/address: its file system has 4,096 bytes left; free some space",
                FileTrouble.verdict(failed, Optional.of(new Disk(false, 4_096))));
        isSaid(
                78,
                "cannot use the file /data/address: in the words of the system; check this file, or name another folder by --data-dir",
                FileTrouble.verdict(failed, Optional.of(new Disk(false, 1 << 30))));
        isSaid(
                78,
                "cannot use the file /data/address: user %s has no permission; change the owner or the permissions, or name another folder by --data-dir"
                        .formatted(System.getProperty("user.name")),
                FileTrouble.verdict(new AccessDeniedException("/data/address"), Optional.empty()));
    }

    @Test
    void a_failure_behind_an_exception_of_another_layer_is_found() {
        var verdict = ExitCodeMapping.on(new UncheckedIOException(failed));
        assertEquals(78, verdict.code().number());
        assertTrue(String.valueOf(verdict.getMessage()).contains("/data/address"), verdict::getMessage);
        assertEquals(
                70, ExitCodeMapping.on(new IOException("of no file")).code().number());
    }

    /// A folder stands where the file should, and holds something.
    @ParameterizedTest
    @ValueSource(strings = {"address", "served", "operations-token"})
    void each_file_that_a_server_leaves_is_named_and_nothing_else_stays(String name) throws Exception {
        var file = home.resolve(name);
        Files.createDirectories(file.resolve("something"));
        var configuration = ConfigurationReader.read(
                Map.of("data-dir", home.toString(), "store", "memory"), Map.of(), home, List.of());
        var thrown = assertThrows(Exception.class, () -> {
            switch (name) {
                case "address" -> ServerAddressFile.leave(configuration, URI.create("http://127.0.0.1:1"));
                case "served" -> ServedSettings.of(Map.of(), List.of()).leave(configuration);
                case "operations-token" -> OperationsToken.of(configuration);
                default -> throw new AssertionError(name);
            }
        });
        var verdict = ExitCodeMapping.on(thrown);
        assertEquals(78, verdict.code().number(), verdict::getMessage);
        assertTrue(String.valueOf(verdict.getMessage()).contains("cannot use the file " + file), verdict::getMessage);
        try (var left = Files.list(home)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void a_file_that_cannot_be_read_is_not_taken_for_one_that_is_not_there() throws Exception {
        Files.createDirectory(home.resolve("served"));
        var configuration = ConfigurationReader.read(Map.of("data-dir", home.toString()), Map.of(), home, List.of());
        assertEquals(
                78,
                ExitCodeMapping.on(assertThrows(Exception.class, () -> ServedSettings.of(configuration)))
                        .code()
                        .number());
        Files.delete(home.resolve("served"));
        assertEquals(Optional.empty(), ServedSettings.of(configuration));
    }

    /// A file stands where the folder should.
    @Test
    void a_data_folder_that_cannot_be_made_is_named() throws Exception {
        var file = Files.writeString(home.resolve("file"), "");
        var refused = assertThrows(
                DataFolderUnusable.class,
                () -> TestDatabase.embeddedOfThisBuild().start(ServerFolders.of(file.toString())));
        var verdict = ExitCodeMapping.on(refused);
        assertEquals(78, verdict.code().number());
        assertTrue(String.valueOf(verdict.getMessage()).contains("cannot use the file " + file), verdict::getMessage);
    }

    @Test
    void a_file_is_replaced_whole() throws Exception {
        var file = home.resolve("address");
        DataFile.write(file, "one\n");
        DataFile.write(file, "two\n");
        assertEquals("two\n", Files.readString(file));
        try (var all = Files.list(home)) {
            assertEquals(List.of(file), all.toList());
        }
        var nowhere = home.resolve("gone").resolve("address");
        var unwritten = assertThrows(FileSystemException.class, () -> DataFile.write(nowhere, "three\n"));
        assertEquals(nowhere.toString(), unwritten.getFile());
        assertFalse(Files.exists(home.resolve("gone")));
    }

    private static void isSaid(int code, String words, VerbFailed verdict) {
        assertEquals(code, verdict.code().number());
        assertEquals(words, verdict.getMessage());
    }
}
