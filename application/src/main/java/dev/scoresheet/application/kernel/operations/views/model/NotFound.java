package dev.scoresheet.application.kernel.operations.views.model;

/// Failure of a command that names an entry, generation, row or position that this store does not have, or no longer
/// has. Nothing was changed. The message names what exists.
public final class NotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public NotFound(String message) {
        super(message);
    }
}
