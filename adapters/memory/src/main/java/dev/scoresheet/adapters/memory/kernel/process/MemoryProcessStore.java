package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.inspect.LatenessClass;
import dev.scoresheet.application.kernel.process.inspect.ProcessAct.Decision;
import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.NextDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.ProcessStore;
import dev.scoresheet.application.kernel.process.store.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

final class MemoryProcessStore implements ProcessStore {

    private static final Comparator<InstanceRow> EARLIEST_FIRST = Comparator.<InstanceRow, Instant>comparing(
                    row -> row.deadline().orElseThrow().at())
            .thenComparing(InstanceRow::instance);

    private final MemoryProcessState state;

    MemoryProcessStore(MemoryProcessState state) {
        this.state = state;
    }

    @Override
    public ProcessStart start(String process, int partitions) {
        return state.locked(() -> state.start(process, partitions).start);
    }

    @Override
    public PartitionStatus status(PartitionId id, Set<String> instances) {
        return state.locked(() -> {
            var partition = state.partition(id);
            return new PartitionStatus(
                    partition.progress(),
                    partition.version,
                    partition.paused,
                    partition.holdAt,
                    partition.entries,
                    partition.wishes,
                    partition.givenUp,
                    state.process(id.process()).leftOut,
                    of(instances, partition.rows),
                    of(instances, partition.fired));
        });
    }

    private static <T> Map<String, T> of(Set<String> instances, Map<String, T> all) {
        var some = new HashMap<String, T>();
        for (var instance : instances) {
            var one = all.get(instance);
            if (one != null) {
                some.put(instance, one);
            }
        }
        return some;
    }

    @Override
    public boolean commit(ProcessStep step) {
        return state.locked(() -> {
            var partition = state.partition(step.partition());
            if (!partition.progress().equals(step.expected())) {
                return false;
            }
            partition.apply(step);
            var process = state.process(step.partition().process());
            if (!step.leftOut().isEmpty()) {
                process.leaveOut(step.leftOut());
            }
            process.acts.settle(step.obeyed());
            var now = state.now();
            step.reactedTo(process.start.at())
                    .forEach(at -> process.lateness.merge(LatenessClass.of(Duration.between(at, now)), 1L, Long::sum));
            return true;
        });
    }

    @Override
    public List<InstanceRow> due(PartitionId id, Duration grace, int limit) {
        return state.locked(() -> {
            var partition = state.partition(id);
            var through = state.now().minus(grace);
            return partition.rows.values().stream()
                    .filter(row -> partition.isDue(row, through))
                    .sorted(EARLIEST_FIRST)
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public NextDeadline nextDeadline(PartitionId id, Duration grace) {
        return state.locked(() -> {
            var now = state.now();
            var through = now.minus(grace);
            return new NextDeadline(
                    now,
                    state.partition(id).rows.values().stream()
                            .flatMap(row -> row.deadline().map(ImpliedDeadline::at).stream())
                            .filter(at -> at.isAfter(through))
                            .min(Comparator.naturalOrder()));
        });
    }

    @Override
    public ProcessStanding standing(String process) {
        return state.locked(() -> {
            var started = state.process(process);
            var now = state.now();
            return new ProcessStanding(
                    started.acting,
                    started.ceiling,
                    started.partitions.stream()
                            .map(partition -> partition.standing(now))
                            .toList());
        });
    }

    @Override
    public long instances(PartitionId id) {
        return state.locked(() -> (long) state.partition(id).rows.size());
    }

    @Override
    public long wish(PartitionId id, Wish.Request request, String by) {
        return state.locked(() -> {
            var partition = state.partition(id);
            var wish = new Wish(state.nextWish(), request, by);
            partition.wishes.add(wish);
            partition.revise();
            state.process(id.process())
                    .acts
                    .addWish(state.now(), by, id.number(), new Decision.Wished(request), wish.number());
            return wish.number();
        });
    }

    @Override
    public void pause(PartitionId id, boolean paused, String by) {
        state.locked(() -> {
            var partition = state.partition(id);
            partition.paused = paused;
            partition.revise();
            state.process(id.process()).acts.add(state.now(), by, id.number(), new Decision.Paused(paused));
            return partition;
        });
    }
}
