package dev.scoresheet.adapters.memory.kernel.process.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Versions that act, by the wishes of operators, the nodes that run and the leases that they got.
///
/// A version falls when nodes of a lower one have asked for partitions for some time, and never saw a node of it.
final class ActingVersions {

    /// Time without a node of a version after which it falls.
    static final Duration ABSENCE = Duration.ofSeconds(2);

    private static final int NEWEST = 2;

    private final Map<String, Integer> acting = new HashMap<>();
    private final Map<String, Integer> ceilings = new HashMap<>();
    private final Map<String, Instant> absentSince = new HashMap<>();
    private final Set<Integer> running = new HashSet<>();

    void rolledBack(String process) {
        acting.put(process, 1);
        ceilings.put(process, 1);
    }

    void rolledForward(String process) {
        ceilings.remove(process);
    }

    /// Records which versions run from now on.
    void running(Set<Integer> versions) {
        running.clear();
        running.addAll(versions);
    }

    /// Records that a node of a version asks for a partition.
    void asks(String process, int version, Instant now) {
        int present = acting.getOrDefault(process, version);
        if (running.contains(present)) {
            absentSince.remove(process);
        } else if (version < present) {
            absentSince.putIfAbsent(process, now);
        }
    }

    /// Records that a node of a version got a lease. Returns false if the version may not act.
    boolean acquired(String process, int version, Instant now) {
        int before = acting.getOrDefault(process, version);
        acting.put(process, version);
        var since = absentSince.remove(process);
        return version <= ceilings.getOrDefault(process, NEWEST)
                && (version >= before || since != null && !now.isBefore(since.plus(ABSENCE)));
    }

    boolean acts(String process, int version) {
        return acting.getOrDefault(process, version) == version;
    }
}
