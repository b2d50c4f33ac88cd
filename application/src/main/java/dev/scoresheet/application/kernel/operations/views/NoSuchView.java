package dev.scoresheet.application.kernel.operations.views;

/// A command names a view, an entry or a row that is not there. The message says what there is.
public final class NoSuchView extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NoSuchView(String message) {
        super(message);
    }
}
