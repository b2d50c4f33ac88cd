package dev.scoresheet.application.kernel.operations.views.rebuild;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Rebuilds of one process. At most one runs for each identity, because the store identifies a loader only by its
/// process. All of them end with the process. Thread-safe.
final class RunningRebuilds {

    private final Map<ViewIdentity, Optional<LoadHeartbeat>> all = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    /// True if the rebuild can begin; the caller must then call [#end]. False if one is already running.
    boolean begin(ViewIdentity identity) {
        return all.putIfAbsent(identity, Optional.empty()) == null;
    }

    boolean has(ViewIdentity identity) {
        return all.containsKey(identity);
    }

    void end(ViewIdentity identity) {
        all.remove(identity);
    }

    /// Records the loader of this rebuild.
    void load(ViewIdentity identity, LoadHeartbeat heartbeat) {
        all.put(identity, Optional.of(heartbeat));
    }

    boolean isStopping() {
        return stopping;
    }

    /// Ends all rebuilds at their next check, permanently.
    void stop() {
        stopping = true;
        all.values().forEach(heartbeat -> heartbeat.ifPresent(LoadHeartbeat::end));
    }
}
