package dev.scoresheet.application.kernel.operations.views.model;

/// A command names an entry, a generation, a row or a position that this store does not have, or no
/// longer. Nothing was changed; the message says what there is.
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
