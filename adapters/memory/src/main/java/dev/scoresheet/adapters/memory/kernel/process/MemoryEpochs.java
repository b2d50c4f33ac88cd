package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.log.append.Fence.PartitionEpoch;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Epochs of the partitions of processes. An append is compared with them under the lock of the log, so no append of
/// an earlier epoch is written after a takeover.
public final class MemoryEpochs {

    private record Partition(String process, int number) {}

    private final ReentrantLock lock;
    private final LongSupplier head;
    private final Map<Partition, Long> epochs = new HashMap<>();

    /// @param lock lock of the log, under which it appends
    /// @param head last position of the log; read under the lock
    public MemoryEpochs(ReentrantLock lock, LongSupplier head) {
        this.lock = lock;
        this.head = head;
    }

    /// Runs work under the lock of the log, as one transaction with its appends.
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    long head() {
        return locked(head::getAsLong);
    }

    /// Returns the epoch of a partition, 0 before its first owner.
    long of(String process, int partition) {
        return locked(() -> epochs.getOrDefault(new Partition(process, partition), 0L));
    }

    /// Raises the epoch of a partition by one.
    void raise(String process, int partition) {
        locked(() -> epochs.merge(new Partition(process, partition), 1L, Long::sum));
    }

    /// True if this is the epoch of the partition now. Called under the lock.
    public boolean holds(PartitionEpoch owned) {
        var epoch = epochs.get(new Partition(owned.process(), owned.partition()));
        return epoch != null && epoch == owned.epoch();
    }
}
