package dev.scoresheet.application.kernel.log.event;

/// Error when a stream holds an event that cannot be read and so cannot be folded. Reads of that stream fail closed.
public final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long position;
    private final Undecodable.Reason reason;

    public UnreadableEvent(long position, EventRef event, EventType stored, Undecodable cause) {
        super("event " + event + " of type " + stored + " at position " + position + ": " + cause.getMessage(), cause);
        this.position = position;
        this.reason = cause.reason();
    }

    public long position() {
        return position;
    }

    public Undecodable.Reason reason() {
        return reason;
    }
}
