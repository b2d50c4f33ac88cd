package dev.scoresheet.application.kernel.operations.views.model;

/// An operation was asked for and its answer is no. Nothing was changed; the message says why, and the
/// remedy.
public final class OperationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OperationRefused(String message) {
        super(message);
    }
}
