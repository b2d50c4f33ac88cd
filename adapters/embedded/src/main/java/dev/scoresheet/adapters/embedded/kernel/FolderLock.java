package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.time.TimeSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lock that lets one process at a time own a data folder. The operating system ends it with its process in every case.
/// The file `holder` names the owner for the errors of others.
final class FolderLock implements AutoCloseable {

    /// Files that this process has locked. POSIX drops a process's lock when *any* of its descriptors of the file is
    /// closed. So a second try in the same process must not even open the file.
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Optional<FolderLock> tryLock(Path folder) {
        try {
            Files.createDirectories(folder);
            var file = folder.toRealPath().resolve("lock");
            return HELD_HERE.add(file) ? lockedOrGivenBack(file) : Optional.empty();
        } catch (IOException problem) {
            throw FileFailure.unusable(folder, problem);
        }
    }

    /// Locks the file. A failed try keeps nothing, so the next one may succeed.
    private static Optional<FolderLock> lockedOrGivenBack(Path file) throws IOException {
        var lock = Optional.<FolderLock>empty();
        try {
            lock = locked(file);
        } finally {
            if (lock.isEmpty()) {
                HELD_HERE.remove(file);
            }
        }
        return lock;
    }

    private static Optional<FolderLock> locked(Path file) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            var since = TimeSource.system().instant().truncatedTo(ChronoUnit.SECONDS);
            var holder =
                    "process %d, since %s".formatted(ProcessHandle.current().pid(), since);
            Files.writeString(file.resolveSibling("holder"), holder + "\n");
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
        return Optional.of(new FolderLock(file, channel));
    }

    static String holder(Path folder) {
        try {
            return Files.readString(folder.resolve("holder")).strip();
        } catch (IOException unreadable) {
            return "another process";
        }
    }

    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(file.resolveSibling("holder"));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
