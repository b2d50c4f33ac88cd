package dev.scoresheet.application.kernel.projection.step;

/// A store refused rows for what is in them: only it could see that they do not fit.
public final class RowsRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param reason never quotes data
    public RowsRefused(String reason) {
        super(reason);
    }
}
