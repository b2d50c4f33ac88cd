package dev.scoresheet.application.kernel.process.store;

import java.util.Map;

/// Error of a store that refuses rows of a step because of their content or size; only the store can detect it. Nothing
/// was written. The step without these rows can be committed.
public final class StatesRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Map<String, String> reasons;

    /// @param reasons reasons by instance, which never quote data
    public StatesRefused(Map<String, String> reasons) {
        super("the store refuses the states of " + reasons.keySet());
        this.reasons = Map.copyOf(reasons);
    }

    public Map<String, String> reasons() {
        return reasons;
    }
}
