package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generations.ParkedEntry;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.Parked;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// State of one generation, as a database would hold it. Used under the lock of [MemoryViewState] only.
final class MemoryGeneration {

    enum Stage {
        LOADING,
        LOADED,
        RETIRED
    }

    /// Value that is valid for a limited time.
    record Until<T>(T what, Instant end) {
        boolean holds(Instant now) {
            return now.isBefore(end);
        }
    }

    final long number;
    final ViewIdentity identity;
    final Instant createdAt;
    final Map<Object, Object> rows = new HashMap<>();
    final Map<String, ParkedEntry> parked = new LinkedHashMap<>();
    final TreeMap<Long, DeliveryBucket> delivered = new TreeMap<>();

    Stage stage;
    Progress progress;
    Optional<Until<String>> lease = Optional.empty();
    Duration leaseLength = Duration.ofSeconds(10);
    Optional<Until<String>> handedOver = Optional.empty();
    Optional<Until<Long>> hold = Optional.empty();
    boolean paused;
    Optional<String> stopped = Optional.empty();
    Optional<MemoryLoad> load = Optional.empty();
    Instant retiredAt = Instant.MAX;
    Optional<Duration> unfollowed = Optional.empty();
    private Optional<Instant> unfollowedAt = Optional.empty();

    MemoryGeneration(long number, ViewIdentity identity, Stage stage, long position, Instant createdAt) {
        this.number = number;
        this.identity = identity;
        this.stage = stage;
        this.progress = new Progress(position, 0, 0);
        this.createdAt = createdAt;
    }

    MemoryLoad requireLoading() {
        if (stage != Stage.LOADING) {
            throw new IllegalStateException("generation " + number + " is not loading");
        }
        return load.orElseThrow();
    }

    /// Counts a change, by another than the owner, to something that a step depends on.
    void revised() {
        progress = new Progress(progress.position(), progress.epoch(), progress.revision() + 1);
    }

    /// Ends the present ownership; further calls of the former owner are refused.
    void disowned() {
        progress = new Progress(progress.position(), progress.epoch() + 1, progress.revision());
        lease = Optional.empty();
        handedOver = Optional.empty();
    }

    void retire(Instant now) {
        disowned();
        stage = Stage.RETIRED;
        load.ifPresent(MemoryLoad::abandon);
        retiredAt = now;
    }

    /// True if a process owns it by lease or loads it.
    boolean isHeld(Instant now) {
        return lease.filter(one -> one.holds(now)).isPresent()
                || load.filter(one -> one.isUnderWay(now)).isPresent();
    }

    void followed() {
        unfollowed = Optional.empty();
        unfollowedAt = Optional.empty();
    }

    /// Adds the time since the last call, but at most the time that was watched.
    void unfollowed(Instant now, Duration watched) {
        var since = unfollowedAt.map(at -> Duration.between(at, now)).orElse(Duration.ZERO);
        var counts = since.compareTo(watched) < 0 ? since : watched;
        unfollowed = Optional.of(unfollowed.orElse(Duration.ZERO).plus(counts.isNegative() ? Duration.ZERO : counts));
        unfollowedAt = Optional.of(now);
    }

    void park(Collection<Parked> entries, Map<String, Long> further) {
        entries.forEach(entry -> parked.putIfAbsent(entry.entry(), new ParkedEntry(entry, 0)));
        further.forEach((name, count) ->
                parked.computeIfPresent(name, (_, entry) -> new ParkedEntry(entry.parked(), entry.further() + count)));
    }

    void deliver(Collection<DeliveryBucket> deliveries) {
        deliveries.forEach(one -> delivered.merge(one.bucket(), one, DeliveryBucket::and));
    }
}
