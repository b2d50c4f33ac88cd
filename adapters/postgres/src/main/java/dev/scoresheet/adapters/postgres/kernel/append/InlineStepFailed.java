package dev.scoresheet.adapters.postgres.kernel.append;

import java.time.Duration;
import java.util.Set;

/// Exception for failed steps of views. Nothing was committed. The batch is not to blame, so it is sent again without
/// them.
public final class InlineStepFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Set<String> views;
    private final transient Throwable reason;
    private final transient Duration cooldown;

    /// @param cooldown the time in which batches are sent without these views
    public InlineStepFailed(Set<String> views, Duration cooldown, Throwable cause) {
        super(cause);
        this.views = Set.copyOf(views);
        this.cooldown = cooldown;
        this.reason = cause;
    }

    Duration cooldown() {
        return cooldown;
    }

    Set<String> views() {
        return views;
    }

    Throwable reason() {
        return reason;
    }
}
