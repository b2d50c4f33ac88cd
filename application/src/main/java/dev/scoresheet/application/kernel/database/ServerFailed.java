package dev.scoresheet.application.kernel.database;

/// Failure to unpack, start or reach the embedded server. The message has the server's output.
public final class ServerFailed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ServerFailed(String message) {
        super(message);
    }

    public ServerFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
