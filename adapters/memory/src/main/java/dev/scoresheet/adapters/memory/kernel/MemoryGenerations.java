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

    private final MemoryViewState state;

    MemoryGenerations(MemoryViewState state) {
        this.state = state;
    }

    @Override
    public List<Generation> all() {
        return state.locked(() -> newestFirst().map(state::shown).toList());
    }

    private Stream<MemoryGeneration> newestFirst() {
        return state.all.descendingMap().values().stream();
    }

    @Override
    public Optional<Generation> serving(ViewIdentity identity) {
        return state.locked(() -> state.serving(identity).map(state::shown));
    }

    @Override
    public Optional<Generation> atStart(ViewIdentity identity) {
        return state.locked(() -> {
            state.requireKnown(identity.view());
            var serving = state.serving(identity);
            if (serving.isPresent()) {
                return serving.map(state::shown);
            }
            if (!state.everFilled.contains(identity.view())) {
                var first = state.add(identity, Stage.LOADED, 0);
                state.pointers.point(identity, first.number, Optional.empty());
                state.record(identity.view(), "first", "generation " + first.number + " of " + identity, "start");
                return Optional.of(state.shown(first));
            }
            return newestFirst()
                    .filter(generation -> generation.identity.equals(identity) && generation.stage != Stage.RETIRED)
                    .max(Comparator.comparing((MemoryGeneration generation) -> generation.stage == Stage.LOADED)
                            .thenComparingLong(generation -> generation.number))
                    .map(state::shown);
        });
    }

    @Override
    public Generation begin(ViewIdentity identity, long through, int passes, String by) {
        return state.locked(() -> {
            var generation = state.add(identity, Stage.LOADING, through);
            generation.load = Optional.of(new MemoryLoad(generation.number, through, passes));
            state.record(
                    identity.view(),
                    "rebuild",
                    "generation %d of %s through %d".formatted(generation.number, identity, through),
                    by);
            return state.shown(generation);
        });
    }

    @Override
    public void finishLoad(long number) {
        change(number, generation -> {
            generation.requireLoading().end();
            generation.stage = Stage.LOADED;
        });
    }

    private Optional<MemoryLoad> underWay(long number) {
        return Optional.ofNullable(state.all.get(number))
                .filter(generation -> generation.stage == Stage.LOADING)
                .flatMap(generation -> generation.load);
    }

    @Override
    public boolean takeLoad(long number, String loader) {
        return state.locked(() -> underWay(number)
                .filter(load -> load.take(loader, state.now()))
                .isPresent());
    }

    @Override
    public boolean reportLoad(long number, String loader, long read, Duration spent) {
        return state.locked(() -> underWay(number)
                .filter(load -> load.goesOn(loader, read, spent, state.now()))
                .isPresent());
    }

    @Override
    public void releaseLoad(long number, String loader) {
        state.locked(() -> {
            var load = underWay(number);
            load.ifPresent(one -> one.release(loader));
            return load;
        });
    }

    @Override
    public void cancelLoad(long number, String by) {
        change(number, generation -> {
            generation.requireLoading().cancel();
            record(generation, "cancel", by);
        });
    }

    @Override
    public Optional<String> cutOver(long number, Optional<Long> expected, String gate, String by) {
        return state.locked(() -> {
            var generation = state.require(number);
            var serving = state.serving(generation.identity);
            var refused = CutOverRules.cutOver(state.shown(generation), serving.map(state::shown), expected);
            if (refused.isEmpty()) {
                state.pointers
                        .previous(generation.identity)
                        .ifPresent(older -> state.require(older).retire(state.now()));
                serving.ifPresent(MemoryGeneration::disowned);
                point(generation, serving);
                state.record(generation.identity.view(), "cut-over", "to generation " + number + ": " + gate, by);
            }
            return refused;
        });
    }

    @Override
    public Optional<String> rollBack(ViewIdentity identity, String by) {
        return state.locked(() -> {
            var serving = state.serving(identity);
            var previous = state.pointers.previous(identity).map(state::require);
            var refused = CutOverRules.rollBack(previous.map(state::shown), serving.map(state::shown));
            if (refused.isEmpty()) {
                serving.ifPresent(MemoryGeneration::disowned);
                point(previous.orElseThrow(), serving);
                state.record(identity.view(), "roll-back", "to generation " + previous.orElseThrow().number, by);
            }
            return refused;
        });
    }

    private void point(MemoryGeneration to, Optional<MemoryGeneration> previous) {
        state.pointers.point(to.identity, to.number, previous.map(generation -> generation.number));
        state.moved.signalAll();
    }

    @Override
    public long hold(Collection<Long> generations, Duration atMost, String by) {
        return state.locked(() -> {
            long head = state.head();
            for (var number : generations) {
                var generation = state.require(number);
                generation.hold = Optional.of(new Until<>(head, state.now().plus(atMost)));
                generation.revised();
                state.record(generation.identity.view(), "hold", "generation %d at %d".formatted(number, head), by);
            }
            return head;
        });
    }

    @Override
    public void releaseHold(Collection<Long> generations) {
        state.locked(() -> {
            for (var number : generations) {
                var generation = state.all.get(number);
                if (generation != null && generation.hold.isPresent()) {
                    generation.hold = Optional.empty();
                    generation.revised();
                }
            }
            return generations;
        });
    }

    @Override
    public void pause(long number, String by) {
        change(number, generation -> {
            generation.paused = true;
            generation.revised();
            record(generation, "pause", by);
        });
    }

    @Override
    public void resume(long number, String by) {
        change(number, generation -> {
            generation.paused = false;
            generation.revised();
            record(generation, "resume", by);
        });
    }

    @Override
    public void handOver(long number, String toNode, String by) {
        change(number, generation -> {
            generation.lease = Optional.empty();
            generation.handedOver =
                    Optional.of(new Until<>(toNode, state.now().plus(generation.leaseLength.multipliedBy(3))));
            state.record(
                    generation.identity.view(), "hand-over", "generation %d to %s".formatted(number, toNode), by);
        });
    }

    @Override
    public void follows(String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts) {
        state.locked(() -> {
            state.unfollowed.follows(node, identities, inline, lasts);
            return node;
        });
    }

    @Override
    public SortedSet<String> followers(ViewIdentity identity) {
        return state.locked(() -> state.unfollowed.followers(identity));
    }

    @Override
    public Map<ViewIdentity, List<Follower>> nodes() {
        return state.locked(state.unfollowed::nodes);
    }

    @Override
    public void recordStop(long number, String reason) {
        change(number, generation -> generation.stopped = Optional.of(reason));
    }

    @Override
    public void retire(long number, String by) {
        change(number, generation -> {
            switch (state.pointers.role(generation)) {
                case SERVING ->
                    throw new IllegalArgumentException(
                            "generation %d serves: cut over or roll back to another first".formatted(number));
                case PREVIOUS -> state.pointers.forgetPrevious(generation.identity);
                case LOADING, CANDIDATE -> {}
                case RETIRED -> {
                    return;
                }
            }
            generation.followed(); // the retirement has another reason
            generation.retire(state.now());
            record(generation, "retire", by);
        });
    }

    @Override
    public List<Long> retireUnfollowed(Duration after, Duration watched, String by) {
        return state.locked(() -> {
            state.unfollowed.count(watched);
            return state.unfollowed.retire(after, by);
        });
    }

    @Override
    public Optional<String> discard(long number, String reason, String by) {
        return state.locked(() -> {
            var generation = state.require(number);
            var refused = CutOverRules.discard(state.shown(generation), followers(generation.identity));
            if (refused.isEmpty()) {
                generation.followed(); // the retirement has another reason
                generation.retire(state.now());
                state.record(
                        generation.identity.view(), "discard", "generation %d: %s".formatted(number, reason), by);
            }
            return refused;
        });
    }

    @Override
    public List<Long> retireView(String view, String by) {
        return state.locked(() -> state.unfollowed.retireView(view, by));
    }

    @Override
    public List<Long> dropRetired(Duration waited) {
        return state.locked(() -> {
            var now = state.now();
            var dropped = state.all.values().stream()
                    .filter(generation -> generation.stage == Stage.RETIRED
                            && !generation.retiredAt.plus(waited).isAfter(now))
                    .toList();
            dropped.forEach(generation -> {
                state.all.remove(generation.number);
                record(generation, "drop", "clean-up");
            });
            return dropped.stream().map(generation -> generation.number).toList();
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
    public List<ParkedEntry> parked(long number) {
        return state.locked(() -> state.require(number).parked.values().stream()
                .sorted(Comparator.comparingLong(
                                (ParkedEntry entry) -> entry.parked().position())
                        .thenComparing(entry -> entry.parked().entry()))
                .toList());
    }

    @Override
    public List<GivenUp> givenUp(ViewIdentity identity) {
        return state.locked(() -> List.copyOf(state.givenUp.getOrDefault(identity, Set.of())));
    }

    @Override
    public List<DeliveryBucket> deliveries(long number, long fromBucket) {
        return state.locked(() -> List.copyOf(
                state.require(number).delivered.tailMap(fromBucket).values()));
    }

    @Override
    public List<AuditRecord> audited(String view, int limit) {
        return state.locked(() -> state.audit.reversed().stream()
                .filter(record -> record.view().equals(view))
                .limit(limit)
                .toList());
    }

    private void change(long number, Consumer<MemoryGeneration> change) {
        state.locked(() -> {
            var generation = state.require(number);
            change.accept(generation);
            return generation;
        });
    }

    private void record(MemoryGeneration generation, String action, String by) {
        state.record(generation.identity.view(), action, "generation " + generation.number, by);
    }
}
