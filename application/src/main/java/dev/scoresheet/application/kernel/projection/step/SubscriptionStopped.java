package dev.scoresheet.application.kernel.projection.step;

/// A subscription can go no further on this node: an event of a type or version that this release
/// does not know, or too much parked. It releases its lease and says so; it neither skips nor tries
/// for ever.
public final class SubscriptionStopped extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;

    /// @param position before which it stands
    public SubscriptionStopped(long position, String reason) {
        super(reason);
        this.position = position;
    }

    public long position() {
        return position;
    }

    /// For who asked for something that needs the log to be read.
    public String sentence() {
        return "the log cannot be read by this release beyond position %d: %s".formatted(position, getMessage());
    }
}
