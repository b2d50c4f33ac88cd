package dev.scoresheet.bootstrap.kernel.process;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Text file of the data folder that other processes read. A reader never sees a part of it.
public final class DataFile {

    private DataFile() {}

    /// Writes a temporary file in the same folder and renames it. A full disk leaves the old file unchanged.
    ///
    /// @throws FileSystemException with the name of the file
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

    /// Adds the name of the file to a failure, because the failure of a write has none.
    public static FileSystemException named(Path file, IOException failed) {
        if (failed instanceof FileSystemException named && file.toString().equals(named.getFile())) {
            return named;
        }
        var named = new FileSystemException(file.toString(), null, failed.getMessage());
        named.initCause(failed);
        return named;
    }
}
