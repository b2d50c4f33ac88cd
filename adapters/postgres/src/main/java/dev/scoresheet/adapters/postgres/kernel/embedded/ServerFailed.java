package dev.scoresheet.adapters.postgres.kernel.embedded;

/// Failure to unpack, start or reach the embedded server. The message has PostgreSQL's output.
public final class ServerFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServerFailed(String message) {
        super(message);
    }

    ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
