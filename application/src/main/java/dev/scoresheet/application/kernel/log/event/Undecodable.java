package dev.scoresheet.application.kernel.log.event;

/// A stored text that a codec cannot turn into an event. The message names the type and the trouble, never the data.
public final class Undecodable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// Whose fault it is decides what to do: the first two need a newer release, the others a repair.
    public enum Reason {
        UNKNOWN_TYPE,
        NEWER_VERSION,
        MALFORMED,
        /// The stored digest does not fit the stored bytes.
        DIGEST;

        /// Whether a newer release could read it: then this one waits for that, instead of calling the event bad.
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
