package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.adapters.memory.kernel.process.MemoryProcessState.Started;
import dev.scoresheet.application.kernel.process.store.ProcessReplacement;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import java.util.Optional;
import java.util.OptionalLong;

final class MemoryProcessReplacement implements ProcessReplacement {

    private final MemoryProcessState state;

    MemoryProcessReplacement(MemoryProcessState state) {
        this.state = state;
    }

    @Override
    public Optional<ProcessStart> start(String predecessor, String process, int partitions) {
        return state.locked(() ->
                state.started(process).map(known -> known.start).or(() -> replace(predecessor, process, partitions)));
    }

    private Optional<ProcessStart> replace(String predecessor, String process, int partitions) {
        var before = state.started(predecessor);
        var hold = before.map(known -> hold(known, predecessor, process)).orElseGet(state::head);
        var now = state.now();
        if (before.isPresent() && !before.get().partitions.stream().allMatch(partition -> partition.isDone(now))) {
            return Optional.empty();
        }
        var closed = before.orElseGet(() -> state.start(predecessor, 1));
        closed.successor = Optional.of(process);
        closed.closedAt = Optional.of(now);
        closed.partitions.forEach(MemoryPartition::disown);
        return Optional.of(state.start(process, new ProcessStart(partitions, hold, now)).start);
    }

    private long hold(Started before, String predecessor, String process) {
        if (before.successor.isEmpty()) {
            before.successor = Optional.of(process);
            before.partitions.forEach(partition -> {
                partition.holdAt = OptionalLong.of(state.head());
                partition.disown();
            });
        }
        if (!before.successor.get().equals(process)) {
            throw new IllegalStateException(
                    "process " + predecessor + " is replaced by " + before.successor.get() + ", not by " + process);
        }
        return before.partitions.getFirst().holdAt.orElseThrow();
    }
}
