package dev.scoresheet.application.kernel.operations.views.model;

/// Failure of a command that names a view unknown to this system, on any store. The message lists the known views.
public final class NoSuchView extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchView(String message) {
        super(message);
    }
}
