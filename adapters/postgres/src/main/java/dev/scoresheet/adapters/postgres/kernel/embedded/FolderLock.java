package dev.scoresheet.adapters.postgres.kernel.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// One process at a time owns a data folder. The lock is the operating system's, so that it ends with its
/// process however that ends; who holds it is written beside it for the message that another one gets.
final class FolderLock implements AutoCloseable {

    /// POSIX drops a process's lock when *any* of its descriptors of the file is closed, so a second try inside
    /// one process must not even open the file. This set is that process-wide fact.
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
            throw DataFolderUnusable.unusable(folder, problem);
        }
    }

    /// A try that failed holds nothing: the next one may succeed.
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
            var since = Instant.now().truncatedTo(ChronoUnit.SECONDS);
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
