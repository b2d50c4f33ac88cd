package dev.scoresheet.adapters.postgres.kernel;

import java.util.Set;

/// Steps of views failed, and nothing of the batch was committed. No fault of the batch: it is worth
/// sending again without them.
final class InlineFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> views;
    private final transient Throwable reason;

    InlineFailed(Set<String> views, Throwable cause) {
        super(cause);
        this.views = Set.copyOf(views);
        this.reason = cause;
    }

    Set<String> views() {
        return views;
    }

    Throwable reason() {
        return reason;
    }
}
