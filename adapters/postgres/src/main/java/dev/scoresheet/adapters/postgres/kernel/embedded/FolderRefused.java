package dev.scoresheet.adapters.postgres.kernel.embedded;

/// A data folder cannot be used as it is; the message names the folder, the reason and the remedy. Nothing was changed.
public final class FolderRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FolderRefused(String message) {
        super(message);
    }

    FolderRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
