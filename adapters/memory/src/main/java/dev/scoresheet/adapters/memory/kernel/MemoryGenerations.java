package dev.scoresheet.adapters.memory.kernel;

import dev.scoresheet.adapters.memory.kernel.MemoryGeneration.Stage;
import dev.scoresheet.application.kernel.projection.ViewIdentity;
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
import java.util.stream.Stream;

/// Generations in memory. This class takes the lock of the [MemoryViewState]; [MemoryLoads], [MemoryCutOver],
/// [MemoryConsumerControl], [MemoryRetirement] and [MemoryUnfollowed] change the state under it.
final class MemoryGenerations implements Generations {

    private final MemoryViewState state;
    private final MemoryLoads loads;
    private final MemoryCutOver serving;
    private final MemoryConsumerControl control;
    private final MemoryRetirement retirement;

    MemoryGenerations(MemoryViewState state) {
        this.state = state;
        this.loads = new MemoryLoads(state);
        this.serving = new MemoryCutOver(state);
        this.control = new MemoryConsumerControl(state);
        this.retirement = new MemoryRetirement(state);
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
        return state.locked(() -> state.shown(loads.begin(identity, through, passes, by)));
    }

    @Override
    public Optional<Generation> beginFirst(ViewIdentity identity, long through, int passes, String by) {
        return state.locked(() ->
                all().stream().anyMatch(known -> known.identity().equals(identity) && known.isUsed())
                        ? Optional.empty()
                        : Optional.of(begin(identity, through, passes, by)));
    }

    @Override
    public void finishLoad(long number) {
        state.change(() -> loads.finish(number));
    }

    @Override
    public boolean takeLoad(long number, String loader) {
        return state.locked(() -> loads.take(number, loader));
    }

    @Override
    public boolean reportLoad(long number, String loader, long read, Duration spent) {
        return state.locked(() -> loads.report(number, loader, read, spent));
    }

    @Override
    public void releaseLoad(long number, String loader) {
        state.change(() -> loads.release(number, loader));
    }

    @Override
    public void cancelLoad(long number, String by) {
        state.change(() -> loads.cancel(number, by));
    }

    @Override
    public Optional<String> cutOver(long number, Optional<Long> expected, String gate, String by) {
        return state.locked(() -> serving.cutOver(number, expected, gate, by));
    }

    @Override
    public Optional<String> rollBack(ViewIdentity identity, long previous, long expected, String by) {
        return state.locked(() -> serving.rollBack(identity, previous, expected, by));
    }

    @Override
    public long hold(Collection<Long> generations, Duration atMost, String by) {
        return state.locked(() -> control.hold(generations, atMost, by));
    }

    @Override
    public void releaseHold(Collection<Long> generations) {
        state.change(() -> control.releaseHold(generations));
    }

    @Override
    public void pause(long number, String by) {
        state.change(() -> control.pause(number, true, by));
    }

    @Override
    public void resume(long number, String by) {
        state.change(() -> control.pause(number, false, by));
    }

    @Override
    public void handOver(long number, String toNode, String by) {
        state.change(() -> control.handOver(number, toNode, by));
    }

    @Override
    public void follows(String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts) {
        state.change(() -> state.unfollowed.follows(node, identities, inline, lasts));
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
        state.change(() -> state.require(number).stopped = Optional.of(reason));
    }

    @Override
    public void retire(long number, String by) {
        state.change(() -> retirement.retire(number, by));
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
        return state.locked(() -> retirement.discard(number, reason, by));
    }

    @Override
    public List<Long> retireView(String view, String by) {
        return state.locked(() -> state.unfollowed.retireView(view, by));
    }

    @Override
    public List<Long> dropRetired(Duration waited) {
        return state.locked(() -> retirement.drop(waited));
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

    /// Always empty: rows have no columns here.
    @Override
    public Optional<String> shapeDifference(long number) {
        return Optional.empty();
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
        return state.locked(() ->
                List.copyOf(state.require(number).delivered.tailMap(fromBucket).values()));
    }

    @Override
    public List<AuditRecord> audited(String view, int limit) {
        return state.locked(() -> state.audit.reversed().stream()
                .filter(record -> record.view().equals(view))
                .limit(limit)
                .toList());
    }
}
