package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.node.MemoryNodeRegistry;
import dev.scoresheet.application.kernel.projection.Projection;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations.AuditRecord;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// State of all views, as a database would hold it, under one lock. Work inside `locked` runs alone and sees all
/// changes.
final class MemoryViewState {

    private final ReentrantLock lock = new ReentrantLock();
    final Condition moved = lock.newCondition();

    private final Set<String> known = new HashSet<>();
    private final LongSupplier head;
    private final InstantSource clock;

    /// Generations by number.
    final TreeMap<Long, MemoryGeneration> all = new TreeMap<>();

    final MemoryPointers pointers = new MemoryPointers();
    final MemoryUnfollowed unfollowed = new MemoryUnfollowed(this);
    final Map<ViewIdentity, Set<GivenUp>> givenUp = new HashMap<>();
    /// Followed identities by name of the node.
    final Map<String, MemoryGeneration.Until<Follows>> nodes = new TreeMap<>();
    final MemoryNodeRegistry registry = new MemoryNodeRegistry(this::now, this::holdsLease);
    final Set<String> everFilled = new HashSet<>();
    final List<AuditRecord> audit = new ArrayList<>();
    private long lastNumber;

    /// @param inline names of views that the node also steps with its appends
    record Follows(Set<ViewIdentity> identities, Set<String> inline) {}

    MemoryViewState(Collection<? extends Projection<?, ?, ?, ?>> projections, LongSupplier head, InstantSource clock) {
        projections.forEach(projection -> known.add(projection.name()));
        this.head = head;
        this.clock = clock;
    }

    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void change(Runnable work) {
        locked(() -> {
            work.run();
            return all;
        });
    }

    /// Waits until a change of the views meets the condition, or until the timeout.
    void awaitMoved(Duration atMost, BooleanSupplier wanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.NANOSECONDS.convert(atMost); // saturates, where toNanos() would overflow
            while (!wanted.getAsBoolean() && left > 0) {
                left = moved.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    Instant now() {
        return clock.instant();
    }

    long head() {
        return head.getAsLong();
    }

    private boolean holdsLease(String node) {
        return locked(() -> all.values().stream()
                .flatMap(generation -> generation.lease.stream())
                .anyMatch(lease -> lease.holds(now()) && lease.what().equals(node)));
    }

    void requireKnown(String view) {
        if (!known.contains(view)) {
            throw new IllegalArgumentException("view '%s' is not registered in this store; registered are %s"
                    .formatted(view, known.stream().sorted().toList()));
        }
    }

    /// Returns an existing generation; otherwise throws.
    MemoryGeneration require(long number) {
        var generation = all.get(number);
        if (generation == null) {
            throw new IllegalStateException("generation " + number + " does not exist; it may have been dropped");
        }
        return generation;
    }

    MemoryGeneration add(ViewIdentity identity, MemoryGeneration.Stage stage, long position) {
        requireKnown(identity.view());
        lastNumber++;
        var generation = new MemoryGeneration(lastNumber, identity, stage, position, now());
        all.put(generation.number, generation);
        everFilled.add(identity.view());
        return generation;
    }

    Optional<MemoryGeneration> serving(ViewIdentity identity) {
        return pointers.serving(identity).map(this::require);
    }

    void record(String view, String action, String detail, String by) {
        audit.add(new AuditRecord(now(), by, view, action, detail));
    }

    void record(MemoryGeneration generation, String action, String by) {
        record(generation.identity.view(), action, "generation " + generation.number, by);
    }

    Generation shown(MemoryGeneration generation) {
        var now = now();
        return new Generation(
                generation.number,
                generation.identity,
                pointers.role(generation),
                generation.progress,
                generation.lease.filter(lease -> lease.holds(now)).map(MemoryGeneration.Until::what),
                generation.handedOver.map(MemoryGeneration.Until::what),
                generation.paused,
                generation.stopped,
                generation.parked.size(),
                generation.load.map(load -> load.shown(now)),
                unfollowed.of(generation),
                generation.createdAt);
    }
}
