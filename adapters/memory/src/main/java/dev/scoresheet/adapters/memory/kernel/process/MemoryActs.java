package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.inspect.ProcessAct;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct.Decision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/// Acts of operators on a process, in order. Used under the lock of [MemoryProcessState] only.
final class MemoryActs {

    /// @param wish number of the wish; none for an act that needs no owner
    private record Written(Instant at, String by, int partition, Decision decision, OptionalLong wish) {}

    private final List<Written> all = new ArrayList<>();
    private final Set<Long> settled = new HashSet<>();

    void add(Instant at, String by, int partition, Decision decision) {
        all.add(new Written(at, by, partition, decision, OptionalLong.empty()));
    }

    void addWish(Instant at, String by, int partition, Decision.Wished decision, long wish) {
        all.add(new Written(at, by, partition, decision, OptionalLong.of(wish)));
    }

    void settle(Set<Long> wishes) {
        settled.addAll(wishes);
    }

    List<ProcessAct> last(int limit) {
        return all.reversed().stream()
                .limit(limit)
                .map(act -> new ProcessAct(
                        act.at(),
                        act.by(),
                        act.partition(),
                        act.decision(),
                        act.wish().stream().allMatch(settled::contains)))
                .toList();
    }
}
