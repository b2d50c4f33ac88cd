package dev.scoresheet.bootstrap.kernel.process;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import dev.scoresheet.adapters.cli.kernel.VerbFailed;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Failure of a file that this program keeps in its data folder, in words that an operator can act on. The cause comes
/// from the file system, because the message of a failure is in the language of the locale.
final class FileTrouble {

    /// Free bytes (1 MiB) below which a start cannot succeed.
    private static final long HARDLY_ANY = 1 << 20;

    private static final int DEEPEST = 20;

    private FileTrouble() {}

    /// State of a file system, as far as the verdict needs it.
    record Disk(boolean readOnly, long free) {

        /// Reads the file system of the file, or of the nearest existing folder above it.
        static Optional<Disk> of(Path file) {
            var there = Stream.iterate(file.toAbsolutePath(), path -> path != null, Path::getParent)
                    .filter(Files::exists)
                    .findFirst();
            try {
                var store = Files.getFileStore(there.orElseThrow());
                return Optional.of(new Disk(store.isReadOnly(), store.getUsableSpace()));
            } catch (IOException | SecurityException unknown) {
                return Optional.empty();
            }
        }
    }

    /// Finds the failure of a file among the causes; empty if no file had a part in it.
    static Optional<VerbFailed> in(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause)
                .limit(DEEPEST)
                .filter(FileSystemException.class::isInstance)
                .map(FileSystemException.class::cast)
                .filter(failed -> failed.getFile() != null)
                .findFirst()
                .map(failed -> verdict(failed, Disk.of(Path.of(failed.getFile()))));
    }

    static VerbFailed verdict(FileSystemException failed, Optional<Disk> disk) {
        if (disk.filter(Disk::readOnly).isPresent()) {
            return failed(
                    ExitCode.CONFIGURATION,
                    failed,
                    "its file system is read-only; mount it for writing, or name another folder by --data-dir");
        }
        if (disk.filter(full -> full.free() < HARDLY_ANY).isPresent()) {
            return failed(
                    ExitCode.UNREACHABLE,
                    failed,
                    String.format(
                            Locale.ROOT,
                            "its file system has %,d bytes left; free some space",
                            disk.orElseThrow().free()));
        }
        if (failed instanceof AccessDeniedException) {
            return failed(
                    ExitCode.CONFIGURATION,
                    failed,
                    ("user %s has no permission; change the owner or the permissions, or name another folder"
                                    + " by --data-dir")
                            .formatted(System.getProperty("user.name")));
        }
        return failed(
                ExitCode.CONFIGURATION,
                failed,
                "%s; check this file, or name another folder by --data-dir".formatted(reason(failed)));
    }

    private static String reason(FileSystemException failed) {
        var reason = failed.getReason();
        return reason == null ? failed.getClass().getSimpleName() : reason;
    }

    private static VerbFailed failed(ExitCode code, FileSystemException failed, String why) {
        return new VerbFailed(code, "cannot use the file %s: %s".formatted(failed.getFile(), why), failed);
    }
}
