package dev.scoresheet.application.kernel.log.event;

/// Error when a codec cannot decode a stored text. The message names the type and the problem, never the data.
public final class Undecodable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Reason of the error. The first two need a newer release, the others a repair.
    public enum Reason {
        UNKNOWN_TYPE,
        NEWER_VERSION,
        MALFORMED,
        /// The stored digest does not match the stored bytes.
        DIGEST;

        /// True if a newer release could read it. Then this release waits for that release instead of reporting a bad
        /// event.
        public boolean isUnknown() {
            return switch (this) {
                case UNKNOWN_TYPE, NEWER_VERSION -> true;
                case MALFORMED, DIGEST -> false;
            };
        }
    }

    private final Reason reason;

    public Undecodable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
