package dev.scoresheet.application.kernel.operations.views.model;

/// A command names a view that this system does not have, whatever the store. The message says which
/// there are.
public final class NoSuchView extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchView(String message) {
        super(message);
    }
}
