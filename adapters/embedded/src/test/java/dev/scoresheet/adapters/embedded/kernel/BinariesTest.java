package dev.scoresheet.adapters.embedded.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.scoresheet.application.kernel.database.ServerFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Folder for the programs of the server.
final class BinariesTest {

    @TempDir
    private Path folder;

    @Test
    void the_programs_are_in_the_given_folder() {
        var cache = folder.resolve("cache");
        var binaries = Binaries.unpacked(Optional.of(cache));
        assertEquals(cache, binaries.home().getParent());
        assertTrue(Files.isExecutable(Path.of(binaries.program("postgres"))));
        assertEquals(binaries, Binaries.unpacked(Optional.of(cache)), "the second time, the programs are there");
    }

    @Test
    void no_other_folder_replaces_an_unusable_one() throws Exception {
        var file = Files.createFile(folder.resolve("file"));
        var failed = assertThrows(ServerFailed.class, () -> Binaries.unpacked(Optional.of(file)));
        assertTrue(failed.getMessage().contains("\n  " + file + ": "), failed::getMessage);
    }
}
