package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Stage;
import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Until;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.CutOverRules;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Generations in memory. Every call uses the [MemoryViewState] under its lock.
final class MemoryGenerations implements Generations {

    private final MemoryViewState fillings;

    MemoryGenerations(MemoryViewState fillings) {
        this.fillings = fillings;
    }

    @Override
    public List<Generation> all() {
        return fillings.locked(() -> newestFirst().map(fillings::shown).toList());
    }

    private Stream<MemoryGeneration> newestFirst() {
        return fillings.all.descendingMap().values().stream();
    }

    @Override
    public Optional<Generation> serving(ViewIdentity identity) {
        return fillings.locked(() -> fillings.serving(identity).map(fillings::shown));
    }

    @Override
    public Optional<Generation> atStart(ViewIdentity identity) {
        return fillings.locked(() -> {
            fillings.requireKnown(identity.view());
            var serving = fillings.serving(identity);
            if (serving.isPresent()) {
                return serving.map(fillings::shown);
            }
            if (!fillings.everFilled.contains(identity.view())) {
                var first = fillings.add(identity, Stage.LOADED, 0);
                fillings.pointers.point(identity, first.number, Optional.empty());
                fillings.record(identity.view(), "first", "generation " + first.number + " of " + identity, "start");
                return Optional.of(fillings.shown(first));
            }
            return newestFirst()
                    .filter(filling -> filling.identity.equals(identity) && filling.stage != Stage.RETIRED)
                    .max(Comparator.comparing((MemoryGeneration filling) -> filling.stage == Stage.LOADED)
                            .thenComparingLong(filling -> filling.number))
                    .map(fillings::shown);
        });
    }

    @Override
    public Generation begin(ViewIdentity identity, long through, int passes, String by) {
        return fillings.locked(() -> {
            var filling = fillings.add(identity, Stage.LOADING, through);
            filling.load = Optional.of(new MemoryLoad(filling.number, through, passes));
            fillings.record(
                    identity.view(),
                    "rebuild",
                    "generation %d of %s through %d".formatted(filling.number, identity, through),
                    by);
            return fillings.shown(filling);
        });
    }

    @Override
    public void finishLoad(long generation) {
        change(generation, filling -> {
            filling.requireLoading().end();
            filling.stage = Stage.LOADED;
        });
    }

    private Optional<MemoryLoad> underWay(long generation) {
        return Optional.ofNullable(fillings.all.get(generation))
                .filter(filling -> filling.stage == Stage.LOADING)
                .flatMap(filling -> filling.load);
    }

    @Override
    public boolean takeLoad(long generation, String loader) {
        return fillings.locked(() -> underWay(generation)
                .filter(load -> load.take(loader, fillings.now()))
                .isPresent());
    }

    @Override
    public boolean reportLoad(long generation, String loader, long read, Duration spent) {
        return fillings.locked(() -> underWay(generation)
                .filter(load -> load.goesOn(loader, read, spent, fillings.now()))
                .isPresent());
    }

    @Override
    public void releaseLoad(long generation, String loader) {
        fillings.locked(() -> {
            var load = underWay(generation);
            load.ifPresent(one -> one.release(loader));
            return load;
        });
    }

    @Override
    public void cancelLoad(long generation, String by) {
        change(generation, filling -> {
            filling.requireLoading().cancel();
            record(filling, "cancel", by);
        });
    }

    @Override
    public Optional<String> cutOver(long generation, Optional<Long> expected, String gate, String by) {
        return fillings.locked(() -> {
            var filling = fillings.require(generation);
            var serving = fillings.serving(filling.identity);
            var refused = CutOverRules.cutOver(fillings.shown(filling), serving.map(fillings::shown), expected);
            if (refused.isEmpty()) {
                fillings.pointers
                        .previous(filling.identity)
                        .ifPresent(older -> fillings.require(older).retire(fillings.now()));
                serving.ifPresent(MemoryGeneration::disowned);
                point(filling, serving);
                fillings.record(filling.identity.view(), "cut-over", "to generation " + generation + ": " + gate, by);
            }
            return refused;
        });
    }

    @Override
    public Optional<String> rollBack(ViewIdentity identity, String by) {
        return fillings.locked(() -> {
            var serving = fillings.serving(identity);
            var previous = fillings.pointers.previous(identity).map(fillings::require);
            var refused = CutOverRules.rollBack(previous.map(fillings::shown), serving.map(fillings::shown));
            if (refused.isEmpty()) {
                serving.ifPresent(MemoryGeneration::disowned);
                point(previous.orElseThrow(), serving);
                fillings.record(identity.view(), "roll-back", "to generation " + previous.orElseThrow().number, by);
            }
            return refused;
        });
    }

    private void point(MemoryGeneration to, Optional<MemoryGeneration> previous) {
        fillings.pointers.point(to.identity, to.number, previous.map(filling -> filling.number));
        fillings.moved.signalAll();
    }

    @Override
    public long hold(Collection<Long> generations, Duration atMost, String by) {
        return fillings.locked(() -> {
            long head = fillings.head();
            for (var generation : generations) {
                var filling = fillings.require(generation);
                filling.hold = Optional.of(new Until<>(head, fillings.now().plus(atMost)));
                filling.revised();
                fillings.record(filling.identity.view(), "hold", "generation %d at %d".formatted(generation, head), by);
            }
            return head;
        });
    }

    @Override
    public void releaseHold(Collection<Long> generations) {
        fillings.locked(() -> {
            for (var generation : generations) {
                var filling = fillings.all.get(generation);
                if (filling != null && filling.hold.isPresent()) {
                    filling.hold = Optional.empty();
                    filling.revised();
                }
            }
            return generations;
        });
    }

    @Override
    public void pause(long generation, String by) {
        change(generation, filling -> {
            filling.paused = true;
            filling.revised();
            record(filling, "pause", by);
        });
    }

    @Override
    public void resume(long generation, String by) {
        change(generation, filling -> {
            filling.paused = false;
            filling.revised();
            record(filling, "resume", by);
        });
    }

    @Override
    public void handOver(long generation, String toNode, String by) {
        change(generation, filling -> {
            filling.lease = Optional.empty();
            filling.handedOver =
                    Optional.of(new Until<>(toNode, fillings.now().plus(filling.leaseLength.multipliedBy(3))));
            fillings.record(
                    filling.identity.view(), "hand-over", "generation %d to %s".formatted(generation, toNode), by);
        });
    }

    @Override
    public void follows(String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts) {
        fillings.locked(() -> {
            fillings.unfollowed.follows(node, identities, inline, lasts);
            return node;
        });
    }

    @Override
    public SortedSet<String> followers(ViewIdentity identity) {
        return fillings.locked(() -> fillings.unfollowed.followers(identity));
    }

    @Override
    public Map<ViewIdentity, List<Follower>> nodes() {
        return fillings.locked(fillings.unfollowed::nodes);
    }

    @Override
    public void recordStop(long generation, String reason) {
        change(generation, filling -> filling.stopped = Optional.of(reason));
    }

    @Override
    public void retire(long generation, String by) {
        change(generation, filling -> {
            switch (fillings.pointers.role(filling)) {
                case SERVING ->
                    throw new IllegalArgumentException(
                            "generation %d serves: cut over or roll back to another first".formatted(generation));
                case PREVIOUS -> fillings.pointers.forgetPrevious(filling.identity);
                case LOADING, CANDIDATE -> {}
                case RETIRED -> {
                    return;
                }
            }
            filling.followed(); // the retirement has another reason
            filling.retire(fillings.now());
            record(filling, "retire", by);
        });
    }

    @Override
    public List<Long> retireUnfollowed(Duration after, Duration watched, String by) {
        return fillings.locked(() -> {
            fillings.unfollowed.count(watched);
            return fillings.unfollowed.retire(after, by);
        });
    }

    @Override
    public Optional<String> discard(long generation, String reason, String by) {
        return fillings.locked(() -> {
            var filling = fillings.require(generation);
            var refused = CutOverRules.discard(fillings.shown(filling), followers(filling.identity));
            if (refused.isEmpty()) {
                filling.followed(); // the retirement has another reason
                filling.retire(fillings.now());
                fillings.record(
                        filling.identity.view(), "discard", "generation %d: %s".formatted(generation, reason), by);
            }
            return refused;
        });
    }

    @Override
    public List<Long> retireView(String view, String by) {
        return fillings.locked(() -> fillings.unfollowed.retireView(view, by));
    }

    @Override
    public List<Long> dropRetired(Duration waited) {
        return fillings.locked(() -> {
            var now = fillings.now();
            var dropped = fillings.all.values().stream()
                    .filter(filling -> filling.stage == Stage.RETIRED
                            && !filling.retiredAt.plus(waited).isAfter(now))
                    .toList();
            dropped.forEach(filling -> {
                fillings.all.remove(filling.number);
                record(filling, "drop", "clean-up");
            });
            return dropped.stream().map(filling -> filling.number).toList();
        });
    }

    @Override
    public Map<Long, Long> sizes() {
        return Map.of();
    }

    /// Always empty: rows and generation are one object here.
    @Override
    public Set<Long> lost() {
        return Set.of();
    }

    @Override
    public List<ParkedEntry> parked(long generation) {
        return fillings.locked(() -> fillings.require(generation).parked.values().stream()
                .sorted(Comparator.comparingLong(
                                (ParkedEntry entry) -> entry.parked().position())
                        .thenComparing(entry -> entry.parked().entry()))
                .toList());
    }

    @Override
    public List<GivenUp> givenUp(ViewIdentity identity) {
        return fillings.locked(() -> List.copyOf(fillings.givenUp.getOrDefault(identity, Set.of())));
    }

    @Override
    public List<DeliveryBucket> deliveries(long generation, long fromBucket) {
        return fillings.locked(() -> List.copyOf(
                fillings.require(generation).delivered.tailMap(fromBucket).values()));
    }

    @Override
    public List<AuditRecord> audited(String view, int limit) {
        return fillings.locked(() -> fillings.audit.reversed().stream()
                .filter(record -> record.view().equals(view))
                .limit(limit)
                .toList());
    }

    private void change(long generation, Consumer<MemoryGeneration> change) {
        fillings.locked(() -> {
            var filling = fillings.require(generation);
            change.accept(filling);
            return filling;
        });
    }

    private void record(MemoryGeneration filling, String action, String by) {
        fillings.record(filling.identity.view(), action, "generation " + filling.number, by);
    }
}
