package dev.scoresheet.application.kernel.operations.views.model;

/// Refusal of an operation. Nothing was changed. The message gives the reason and the remedy.
public final class OperationRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OperationRefused(String message) {
        super(message);
    }
}
