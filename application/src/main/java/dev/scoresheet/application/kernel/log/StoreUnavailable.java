package dev.scoresheet.application.kernel.log;

import java.time.Duration;

/// Error when the store cannot serve now and nothing was written: its queue is full, the database does not respond,
/// or it shuts down.
public final class StoreUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public StoreUnavailable(String message, Duration retryAfter) {
        super(message);
        this.retryAfter = retryAfter;
    }

    public StoreUnavailable(String message, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}
