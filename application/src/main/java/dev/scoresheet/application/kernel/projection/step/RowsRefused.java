package dev.scoresheet.application.kernel.projection.step;

/// Error of a store that refuses rows because of their content; only the store can detect that they do not fit.
public final class RowsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param reason the reason, which never quotes data
    public RowsRefused(String reason) {
        super(reason);
    }
}
