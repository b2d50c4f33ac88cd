package dev.scoresheet.application.kernel.log;

/// Error when the outcome of a write is unknown, even after a retry under its receipt. Only another append under the
/// same receipt settles it.
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message) {
        super(message);
    }

    public OutcomeUnknown(String message, Throwable cause) {
        super(message, cause);
    }
}
