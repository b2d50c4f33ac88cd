package dev.scoresheet.application.kernel.projection.step;

/// Error of a subscription that cannot continue on this node. This release does not know the type or version of an
/// event, or too many entries are parked. The subscription releases its lease and reports the reason; it neither
/// skips events nor retries for ever.
public final class SubscriptionStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /// @param position checkpoint at which it stopped
    public SubscriptionStopped(long position, String reason) {
        super(reason);
        this.position = position;
    }

    public long position() {
        return position;
    }

    /// Returns the message for callers whose request needs the log to be read.
    public String sentence() {
        return "this release cannot read the log beyond position %d: %s".formatted(position, getMessage());
    }
}
