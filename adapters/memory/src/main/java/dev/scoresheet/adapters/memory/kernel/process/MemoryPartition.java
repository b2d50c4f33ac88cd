package dev.scoresheet.adapters.memory.kernel.process;

import dev.scoresheet.application.kernel.process.inspect.InspectedProcess.InspectedPartition;
import dev.scoresheet.application.kernel.process.store.FiredDeadline;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.InstanceRow;
import dev.scoresheet.application.kernel.process.store.PartitionId;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.LiveOwner;
import dev.scoresheet.application.kernel.process.store.ProcessStanding.PartitionStanding;
import dev.scoresheet.application.kernel.process.store.ProcessStep;
import dev.scoresheet.application.kernel.process.store.RowsVersion;
import dev.scoresheet.application.kernel.process.store.Wish;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// State of one partition. Used under the lock of [MemoryProcessState] only.
final class MemoryPartition {

    /// Lease of a node until an instant.
    record Held(String owner, Instant end) {}

    private final PartitionId id;
    private final MemoryEpochs epochs;
    final Map<String, InstanceRow> rows = new HashMap<>();
    final Map<String, HeldInstance> entries = new HashMap<>();
    final Map<String, FiredDeadline> fired = new HashMap<>();
    final Set<GivenUpEvent> givenUp = new HashSet<>();
    final List<Wish> wishes = new ArrayList<>();
    RowsVersion version = new RowsVersion(0, 0);
    boolean paused;
    OptionalLong holdAt = OptionalLong.empty();
    Optional<Held> lease = Optional.empty();
    OptionalInt heldBy = OptionalInt.empty();
    private long position;
    private long revision;

    MemoryPartition(PartitionId id, MemoryEpochs epochs, long position) {
        this.id = id;
        this.epochs = epochs;
        this.position = position;
    }

    PartitionId id() {
        return id;
    }

    Progress progress() {
        return new Progress(position, epochs.of(id.process(), id.number()), revision);
    }

    void revise() {
        revision++;
    }

    boolean isFree(String node, Instant now) {
        return lease.filter(held -> now.isBefore(held.end()) && !held.owner().equals(node))
                .isEmpty();
    }

    boolean isHeldBy(int ofVersion, Instant now) {
        return heldBy.equals(OptionalInt.of(ofVersion))
                && lease.filter(held -> now.isBefore(held.end())).isPresent();
    }

    /// Takes the partition from its last owner.
    void disown() {
        lease = Optional.empty();
        epochs.raise(id.process(), id.number());
    }

    void own(String node, int ofVersion, Instant end) {
        disown();
        lease = Optional.of(new Held(node, end));
        heldBy = OptionalInt.of(ofVersion);
    }

    /// True if the owner has done everything up to the hold, by an instant.
    boolean isDone(Instant now) {
        return holdAt.equals(OptionalLong.of(position))
                && version.version() > 0
                && version.through() == position
                && entries.isEmpty()
                && rows.values().stream().noneMatch(row -> isDue(row, now));
    }

    /// True if a row has a deadline that has passed and did not fire, and no entry.
    boolean isDue(InstanceRow row, Instant through) {
        return !entries.containsKey(row.instance())
                && row.deadline()
                        .filter(deadline -> !deadline.at().isAfter(through)
                                && !deadline.fired().equals(fired.get(row.instance())))
                        .isPresent();
    }

    InspectedPartition inspected(Instant now) {
        return new InspectedPartition(
                id.number(),
                position,
                lease.filter(held -> now.isBefore(held.end())).map(Held::owner),
                paused,
                rows.size(),
                count(HeldInstance.Kind.WAITING),
                count(HeldInstance.Kind.PARKED),
                rows.values().stream()
                        .filter(row -> isDue(row, Instant.MAX))
                        .map(row -> row.deadline().orElseThrow().at())
                        .min(Comparator.naturalOrder()));
    }

    PartitionStanding standing(Instant now) {
        return new PartitionStanding(
                id,
                progress(),
                paused,
                lease.filter(held -> now.isBefore(held.end()))
                        .map(held -> new LiveOwner(held.owner(), heldBy.orElseThrow())),
                count(HeldInstance.Kind.WAITING),
                count(HeldInstance.Kind.PARKED));
    }

    private long count(HeldInstance.Kind kind) {
        return entries.values().stream().filter(entry -> entry.kind() == kind).count();
    }

    void apply(ProcessStep step) {
        if (step.emptied()) {
            rows.clear();
        }
        step.put().forEach(row -> rows.put(row.instance(), row));
        rows.keySet().removeAll(step.remove());
        fired.putAll(step.fired());
        fired.keySet().removeAll(step.remove());
        step.enter().forEach(entry -> entries.put(entry.instance(), entry));
        entries.keySet().removeAll(step.leave());
        givenUp.addAll(step.givenUp());
        wishes.removeIf(wish -> step.obeyed().contains(wish.number()));
        version = step.version();
        position = step.through();
        if (step.revises()) {
            revise();
        }
    }
}
