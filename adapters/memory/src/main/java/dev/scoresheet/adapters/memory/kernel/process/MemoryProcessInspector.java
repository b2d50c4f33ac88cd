package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.inspect.InspectedProcess;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct;
import dev.scoresheet.application.kernel.process.inspect.ProcessInspector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

record MemoryProcessInspector(MemoryProcessState state) implements ProcessInspector {

    @Override
    public List<InspectedProcess> all() {
        return state.locked(() -> {
            var now = state.now();
            return state.processes().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(one -> {
                        var process = one.getValue();
                        return new InspectedProcess(
                                one.getKey(),
                                process.start,
                                process.acting,
                                process.ceiling,
                                process.partitions.stream()
                                        .map(partition -> partition.inspected(now))
                                        .toList(),
                                new TreeMap<>(process.lateness));
                    })
                    .toList();
        });
    }

    @Override
    public List<ProcessAct> acts(String process, int limit) {
        return state.locked(() -> {
            var started = state.processes().get(process);
            return started == null ? List.of() : started.acts.last(limit);
        });
    }
}
