package dev.scoresheet.bootstrap.kernel.process;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// A text file of the data folder, which other processes read. It appears whole, or not at all.
public final class DataFile {

    private DataFile() {}

    /// Writes beside the file's place and renames, so that a full disk leaves the file as it was.
    ///
    /// @throws FileSystemException naming the file
    public static void write(Path file, String text) throws FileSystemException {
        var beside = beside(file);
        try {
            Files.writeString(beside, text);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            var named = named(file, failed);
            try {
                Files.deleteIfExists(beside);
            } catch (IOException stays) {
                named.addSuppressed(stays);
            }
            throw named;
        }
    }

    private static Path beside(Path file) {
        return file.resolveSibling(
                "%s.%d".formatted(file.getFileName(), ProcessHandle.current().pid()));
    }

    /// The failure of a write itself names no file.
    public static FileSystemException named(Path file, IOException failed) {
        if (failed instanceof FileSystemException named && file.toString().equals(named.getFile())) {
            return named;
        }
        var named = new FileSystemException(file.toString(), null, failed.getMessage());
        named.initCause(failed);
        return named;
    }
}
