package dev.scoresheet.application.kernel.log;

/// Error when the outcome of a write is unknown, even after a retry. Only another append of the same value settles it:
/// a keyed one is recognised by its receipt, a fresh one by its first event.
public final class OutcomeUnknown extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OutcomeUnknown(String message) {
        super(message);
    }

    public OutcomeUnknown(String message, Throwable cause) {
        super(message, cause);
    }
}
