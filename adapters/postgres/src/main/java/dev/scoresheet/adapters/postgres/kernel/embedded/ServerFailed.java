package dev.scoresheet.adapters.postgres.kernel.embedded;

/// The embedded server could not be unpacked, started or reached; the message carries what PostgreSQL said.
public final class ServerFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerFailed(String message) {
        super(message);
    }

    ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
