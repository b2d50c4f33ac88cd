package dev.scoresheet.adapters.postgres.kernel.append;

import java.time.Duration;
import java.util.Set;

/// Steps of views failed, and nothing of the batch was committed. No fault of the batch: it is worth
/// sending again without them.
public final class InlineStepFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> views;
    private final transient Throwable reason;
    private final transient Duration rest;

    /// @param rest how long the next batches go without them
    public InlineStepFailed(Set<String> views, Duration rest, Throwable cause) {
        super(cause);
        this.views = Set.copyOf(views);
        this.rest = rest;
        this.reason = cause;
    }

    Duration rest() {
        return rest;
    }

    Set<String> views() {
        return views;
    }

    Throwable reason() {
        return reason;
    }
}
