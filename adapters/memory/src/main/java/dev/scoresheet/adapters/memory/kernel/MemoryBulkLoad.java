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

    private final MemoryViewState fillings;

    MemoryBulkLoad(MemoryViewState fillings) {
        this.fillings = fillings;
    }

    /// Stores one pass. It collects the rows before it takes the lock, because making them may take long.
    @Override
    public void pass(
            long generation,
            int pass,
            Iterator<Map.Entry<K, V>> rows,
            Collection<Parked> parked,
            Map<String, Long> further,
            List<DeliveryBucket> delivered) {
        var gathered = new HashMap<K, V>();
        rows.forEachRemaining(row -> gathered.put(row.getKey(), row.getValue()));
        fillings.locked(() -> {
            var filling = fillings.require(generation);
            var load = filling.requireLoading();
            load.requireNext(pass);
            MemoryViews.<K, V>rows(filling).putAll(gathered);
            filling.park(parked, further);
            filling.deliver(delivered);
            load.passed(gathered.size());
            return filling;
        });
    }

    /// Checks the state only: a map is its own index.
    @Override
    public void index(long generation) {
        fillings.locked(() -> fillings.require(generation).requireLoading());
    }
}
