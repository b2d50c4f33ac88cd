package dev.scoresheet.application.kernel.projection.subscription;

/// Error when another node owns the view now. The consumer stops and writes nothing more.
public final class OwnershipLost extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public OwnershipLost(String view, long epoch, long found) {
        super("%s has epoch %d now, this consumer had %d".formatted(view, found, epoch));
    }

    public OwnershipLost(String view, long epoch) {
        super("the lease of %s with epoch %d is lost".formatted(view, epoch));
    }
}
