package dev.scoresheet.application.kernel.operations.views;

/// An operation was asked for and its answer is no. Nothing was changed; the message says why, and the
/// remedy.
public final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public Refusal(String message) {
        super(message);
    }
}
