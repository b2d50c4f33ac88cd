package dev.scoresheet.adapters.memory.kernel.process.simulation;

import java.util.HashMap;
import java.util.Map;

/// Versions that act, by the wishes of operators and the leases that nodes got.
final class ActingVersions {

    private static final int NEWEST = 2;

    private final Map<String, Integer> acting = new HashMap<>();
    private final Map<String, Integer> ceilings = new HashMap<>();

    void rolledBack(String process) {
        acting.put(process, 1);
        ceilings.put(process, 1);
    }

    void rolledForward(String process) {
        ceilings.remove(process);
    }

    /// Records that a node of a version got a lease. Returns false if the version may not act.
    boolean acquired(String process, int version) {
        return version <= ceilings.getOrDefault(process, NEWEST)
                && version >= acting.merge(process, version, Math::max);
    }

    boolean acts(String process, int version) {
        return acting.getOrDefault(process, version) == version;
    }
}
