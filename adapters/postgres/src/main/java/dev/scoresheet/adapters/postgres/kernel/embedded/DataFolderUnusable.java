package dev.scoresheet.adapters.postgres.kernel.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// Exception for a data folder that cannot be used. The message names the folder, the reason and the remedy. Nothing
/// was changed.
public final class DataFolderUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFolderUnusable(String message) {
        super(message);
    }

    private DataFolderUnusable(String message, Throwable cause) {
        super(message, cause);
    }

    /// Creates the exception for a failed file operation. A failed write names no file, so the folder is named.
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
