package dev.scoresheet.adapters.postgres.kernel.embedded;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// A data folder cannot be used as it is; the message names the folder, the reason and the remedy. Nothing was changed.
public final class DataFolderUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DataFolderUnusable(String message) {
        super(message);
    }

    private DataFolderUnusable(String message, Throwable cause) {
        super(message, cause);
    }

    /// A failure of a file in the folder. The failure of a write names no file, so the folder stands for it.
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
