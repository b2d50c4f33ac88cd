package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.generation.BulkLoad;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

final class MemoryBulkLoad<K, V> implements BulkLoad<K, V> {

    private final MemoryViewState state;

    MemoryBulkLoad(MemoryViewState state) {
        this.state = state;
    }

    /// Stores one pass. It collects the rows before it takes the lock, because making them may take long.
    @Override
    public void pass(
            long number,
            int pass,
            Iterator<Map.Entry<K, V>> rows,
            Collection<Parked> parked,
            Map<String, Long> further,
            List<DeliveryBucket> delivered) {
        var gathered = new HashMap<K, V>();
        rows.forEachRemaining(row -> gathered.put(row.getKey(), row.getValue()));
        state.locked(() -> {
            var generation = state.require(number);
            var load = generation.requireLoading();
            load.requireNext(pass);
            MemoryViews.<K, V>rows(generation).putAll(gathered);
            generation.park(parked, further);
            generation.deliver(delivered);
            load.passed(gathered.size());
            return generation;
        });
    }

    /// Checks the state only: a map is its own index.
    @Override
    public void index(long number) {
        state.locked(() -> state.require(number).requireLoading());
    }
}
