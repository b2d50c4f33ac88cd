package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The rebuilds of one process: at most one of an identity at a time, since the store tells loaders
/// apart by the process alone, and all of them end with the process. Thread-safe.
final class RunningRebuilds {

    private final Map<ViewIdentity, Optional<LoadHeartbeat>> all = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /// False when a rebuild of it is under way already; else [#end] is to be called.
    boolean begin(ViewIdentity identity) {
        return all.putIfAbsent(identity, Optional.empty()) == null;
    }

    boolean has(ViewIdentity identity) {
        return all.containsKey(identity);
    }

    void end(ViewIdentity identity) {
        all.remove(identity);
    }

    /// By whom the rows of this one are loaded now.
    void load(ViewIdentity identity, LoadHeartbeat loader) {
        all.put(identity, Optional.of(loader));
    }

    boolean isStopping() {
        return stopping;
    }

    /// Ends all at their next look, for good.
    void stop() {
        stopping = true;
        all.values().forEach(loader -> loader.ifPresent(LoadHeartbeat::end));
    }
}
