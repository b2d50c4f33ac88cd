package dev.scoresheet.adapters.memory.kernel.process.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Versions that act, by the wishes of operators, the nodes that run and the leases that they got.
final class ActingVersions {

    /// Time without a node of a version after which it falls.
    static final Duration ABSENCE = Duration.ofSeconds(2);

    private static final int NEWEST = 2;

    private final Map<String, Integer> acting = new HashMap<>();
    private final Map<String, Integer> ceilings = new HashMap<>();
    private final Map<Integer, Instant> absentSince = new HashMap<>();

    void rolledBack(String process) {
        acting.put(process, 1);
        ceilings.put(process, 1);
    }

    void rolledForward(String process) {
        ceilings.remove(process);
    }

    /// Records which versions run from now on.
    void running(Set<Integer> versions, Instant now) {
        for (int version = 1; version <= NEWEST; version++) {
            if (versions.contains(version)) {
                absentSince.remove(version);
            } else {
                absentSince.putIfAbsent(version, now);
            }
        }
    }

    /// Records that a node of a version got a lease. Returns false if the version may not act.
    boolean acquired(String process, int version, Instant now) {
        int before = acting.getOrDefault(process, version);
        acting.put(process, version);
        return version <= ceilings.getOrDefault(process, NEWEST) && (version >= before || hasFallen(before, now));
    }

    private boolean hasFallen(int version, Instant now) {
        var since = absentSince.get(version);
        return since != null && !now.isBefore(since.plus(ABSENCE));
    }

    boolean acts(String process, int version) {
        return acting.getOrDefault(process, version) == version;
    }
}
