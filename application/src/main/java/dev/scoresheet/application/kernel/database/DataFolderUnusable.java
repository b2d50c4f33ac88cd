package dev.scoresheet.application.kernel.database;

/// Exception for a data folder that cannot be used. The message names the folder, the reason and the remedy. Nothing
/// was changed.
public final class DataFolderUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public DataFolderUnusable(String message) {
        super(message);
    }

    public DataFolderUnusable(String message, Throwable cause) {
        super(message, cause);
    }
}
