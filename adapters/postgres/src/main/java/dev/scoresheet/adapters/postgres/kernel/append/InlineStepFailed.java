package dev.scoresheet.adapters.postgres.kernel.append;

import java.time.Duration;
import java.util.Set;

/// Exception for failed steps of views. Nothing was committed. The batch is not to blame, so it is sent again without
/// them.
public final class InlineStepFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> views;
    private final transient Throwable reason;
    private final transient Duration rest;

    /// @param rest the time in which batches are sent without these views
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
