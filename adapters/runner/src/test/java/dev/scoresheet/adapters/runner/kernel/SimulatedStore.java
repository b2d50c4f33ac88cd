package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.adapters.runner.kernel.Tally.Added;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.Page;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.Undecodable;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.step.Exclusions;
import dev.scoresheet.application.kernel.projection.step.Progress;
import dev.scoresheet.application.kernel.projection.step.Step;
import dev.scoresheet.application.kernel.projection.step.ViewStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/// A log and one generation of one view, in the words of a database with a clock of its own. What must
/// never happen is checked where it would happen, and remembered as a [Violation].
final class SimulatedStore {

    /// State from which a step was taken that the disk does not have yet.
    private record Taken(Progress progress, Map<String, String> rows, long delivered) {}

    static final class Violation extends AssertionError {
        private static final long serialVersionUID = 1L;

        Violation(String what) {
            super(what);
        }
    }

    private static final Tally TALLY = new Tally();

    final List<Added> log = new ArrayList<>();
    final Map<String, String> rows = new HashMap<>();
    final Map<String, String> folded = new HashMap<>();
    private int foldedThrough;
    private final List<Taken> onlyInMemory = new ArrayList<>();
    long newTypeFrom = Long.MAX_VALUE;
    long now;
    private Progress progress = new Progress(0, 0, 0);
    private Optional<String> owner = Optional.empty();
    private long expires;
    private Optional<String> reservedFor = Optional.empty();
    private long reservedUntil;
    private long writer;
    private boolean paused;
    private OptionalLong holdAt = OptionalLong.empty();
    private long delivered;
    int stops;
    int takenBack;

    void append(Added event) {
        log.add(event);
    }

    Page<Added> after(long position, int limit, boolean oldRelease) {
        var entries = new ArrayList<Entry<Added>>();
        var through = Math.min(log.size(), position + limit);
        for (var at = position + 1; at <= through; at++) {
            entries.add(entry(at, oldRelease));
        }
        return new Page<>(entries, Math.max(position, through));
    }

    private Entry<Added> entry(long position, boolean oldRelease) {
        var event = log.get((int) position - 1);
        var stream = new StreamId("tally", event.key());
        var type = new EventType("tally.added", 1);
        return oldRelease && position >= newTypeFrom
                ? new Entry.Unreadable<>(
                        position, stream, position, type, Undecodable.Reason.UNKNOWN_TYPE, "the type is unknown here")
                : new RecordedEvent<>(
                        position, stream, position, type, Instant.EPOCH, Metadata.of("simulation"), event);
    }

    Optional<Lease> acquire(String node, Duration length) {
        return acquire(node, length, now);
    }

    /// @param clock by which the lease is judged: the store's own, unless a fault is planted
    Optional<Lease> acquire(String node, Duration length, long clock) {
        if (owner.isPresent() && clock < expires) {
            return Optional.empty();
        }
        if (reservedFor.isPresent() && now < reservedUntil && !reservedFor.get().equals(node)) {
            return Optional.empty();
        }
        if (owner.isPresent() && now < expires) {
            throw new Violation("a lease was taken that by the clock of the store still held");
        }
        reservedFor = Optional.empty();
        owner = Optional.of(node);
        expires = now + length.toNanos();
        onlyInMemory.clear();
        progress = new Progress(progress.position(), progress.epoch() + 1, progress.revision());
        return Optional.of(new Lease(1, node, progress.epoch()));
    }

    Optional<Progress> renew(Lease lease, Duration length) {
        if (!isHeld(lease)) {
            return Optional.empty();
        }
        expires = now + length.toNanos();
        onlyInMemory.clear();
        return Optional.of(progress);
    }

    void release(Lease lease) {
        if (isHeld(lease)) {
            onlyInMemory.clear();
            owner = Optional.empty();
        }
    }

    private boolean isHeld(Lease lease) {
        return owner.equals(Optional.of(lease.owner())) && progress.epoch() == lease.epoch();
    }

    void handOver(String node, Duration lease) {
        onlyInMemory.clear();
        owner = Optional.empty();
        reservedFor = Optional.of(node);
        reservedUntil = now + 3 * lease.toNanos();
    }

    void pause(boolean pausing) {
        onlyInMemory.clear();
        paused = pausing;
        progress = new Progress(progress.position(), progress.epoch(), progress.revision() + 1);
    }

    void hold(boolean holding) {
        onlyInMemory.clear();
        holdAt = holding ? OptionalLong.of(Math.max(log.size(), progress.position())) : OptionalLong.empty();
        progress = new Progress(progress.position(), progress.epoch(), progress.revision() + 1);
    }

    ViewStatus standing() {
        return new ViewStatus(progress, Exclusions.NOTHING, holdAt, paused, 0);
    }

    /// @param epoch of the lease under which the writer runs, even if its step says another one
    boolean commit(Step<String, String> step, long epoch) {
        if (!step.expected().equals(progress)) {
            return false;
        }
        if (epoch < writer || epoch != progress.epoch()) {
            throw new Violation("an owner of epoch " + epoch + " wrote, after a takeover with " + progress.epoch());
        }
        if (step.through() < progress.position() || step.through() > log.size()) {
            throw new Violation("the checkpoint moved from " + progress.position() + " to " + step.through());
        }
        if (paused && step.through() > progress.position()) {
            throw new Violation("a paused view moved");
        }
        writer = epoch;
        if (step.revises()) {
            onlyInMemory.clear();
        } else {
            onlyInMemory.add(new Taken(progress, Map.copyOf(rows), delivered));
        }
        rows.putAll(step.put());
        step.remove().forEach(rows::remove);
        step.delivered().forEach(bucket -> delivered += bucket.count());
        progress = new Progress(
                step.through(),
                progress.epoch(),
                progress.revision() + (step.through() == progress.position() ? 1 : 0));
        return true;
    }

    /// Takes back the last steps that the disk does not have: some of them, or all. Everything else was on the disk
    /// when its call returned, and with it all earlier steps.
    void crash(Random random) {
        if (!onlyInMemory.isEmpty()) {
            var first = random.nextInt(onlyInMemory.size());
            var there = onlyInMemory.get(first);
            onlyInMemory.subList(first, onlyInMemory.size()).clear();
            progress = there.progress();
            rows.clear();
            rows.putAll(there.rows());
            delivered = there.delivered();
            folded.clear();
            foldedThrough = 0;
            takenBack++;
        }
    }

    long position() {
        return progress.position();
    }

    /// The rows must be what an independent fold of the log through the checkpoint gives, and each event
    /// through it must be delivered once.
    void compareWithFold() {
        for (; foldedThrough < progress.position(); foldedThrough++) {
            var event = log.get(foldedThrough);
            if (event.changesNoRow()) {
                continue;
            }
            var row = folded.getOrDefault(event.key(), "") + event.number() + " ";
            if (row.length() > 40) {
                folded.remove(event.key());
            } else {
                folded.put(event.key(), row);
            }
        }
        if (delivered != progress.position()) {
            throw new Violation("at position %d, %d events were delivered".formatted(progress.position(), delivered));
        }
        if (!rows.equals(folded)) {
            throw new Violation(
                    "at position %d the rows are %s, and the log says %s".formatted(progress.position(), rows, folded));
        }
    }

    static Tally projection() {
        return TALLY;
    }

    static Filter filter() {
        return Filter.ALL;
    }
}
