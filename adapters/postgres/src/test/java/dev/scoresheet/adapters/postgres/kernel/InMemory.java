package dev.scoresheet.adapters.postgres.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/// Folders of tests in the machine's memory, where a commit waits for no disk: `/dev/shm`, if it has room,
/// otherwise the usual place. A server there runs with the settings of production. A killed process loses as
/// little as on a disk. Only a loss of power would differ, and no test can cause one.
///
/// `-Dscoresheet.test.folder=DIR` (or `SCORESHEET_TEST_FOLDER`) names another place.
public final class InMemory implements TempDirFactory {

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 4L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext test) throws IOException {
        return createTempDirectory();
    }

    public Path createTempDirectory() throws IOException {
        var place = place();
        return place.isPresent()
                ? Files.createTempDirectory(place.get(), "scoresheet-test-")
                : Files.createTempDirectory("scoresheet-test-");
    }

    static Optional<Path> place() {
        var given = TestDatabase.setting("scoresheet.test.folder").map(Path::of);
        return given.or(() -> Optional.of(MEMORY).filter(InMemory::hasRoom));
    }

    public static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException("cannot delete " + folder, problem);
        }
    }

    private static boolean hasRoom(Path folder) {
        try {
            return Files.isWritable(folder) && Files.getFileStore(folder).getUsableSpace() >= ROOM;
        } catch (IOException unreadable) {
            return false;
        }
    }
}
