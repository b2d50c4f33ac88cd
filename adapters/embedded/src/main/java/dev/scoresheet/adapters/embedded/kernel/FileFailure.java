package dev.scoresheet.adapters.embedded.kernel;

import dev.scoresheet.application.kernel.database.DataFolderUnusable;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Failure of a file operation, with the name of the file.
final class FileFailure {

    private FileFailure() {}

    /// Refuses a data folder after a failed file operation. A failed write names no file, so the folder is named.
    static DataFolderUnusable unusable(Path folder, IOException problem) {
        return new DataFolderUnusable(
                "%s cannot be used as a data folder: %s".formatted(folder, problem), named(folder, problem));
    }

    static IOException named(Path file, IOException problem) {
        if (problem instanceof FileSystemException) {
            return problem;
        }
        var named = new FileSystemException(file.toString(), null, problem.getMessage());
        named.initCause(problem);
        return named;
    }
}
