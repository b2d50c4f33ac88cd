package dev.scoresheet.adapters.runner.kernel;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.generation.Generation;
import dev.scoresheet.application.kernel.projection.generation.Generation.Load;
import dev.scoresheet.application.kernel.projection.generation.Generation.Role;
import dev.scoresheet.application.kernel.projection.generation.Generations;
import dev.scoresheet.application.kernel.projection.generation.Lease;
import dev.scoresheet.application.kernel.projection.generation.Leases;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.UnaryOperator;

/// As much of generations and leases as a runner asks for. Leases last until they are released.
final class TwinGenerations implements Generations, Leases {

    private final List<Generation> all = new ArrayList<>();
    private final List<String> cutOvers = new ArrayList<>();
    private final Map<ViewIdentity, RuntimeException> hindered = new HashMap<>();
    private final Map<String, List<ViewIdentity>> following = new HashMap<>();
    private final Set<Long> lost = new HashSet<>();
    private final Map<Long, String> reshaped = new HashMap<>();
    private final List<Duration> watched = new ArrayList<>();
    private int drops;
    private Runnable whenStopped = () -> {};
    private Optional<String> refusal = Optional.empty();

    synchronized Generation add(ViewIdentity identity, Role role) {
        var load = role == Role.LOADING
                ? Optional.of(new Load(0, 1, 0, 0, 0, false, Optional.empty(), Duration.ZERO))
                : Optional.<Load>empty();
        var one = new Generation(
                all.size() + 1,
                identity,
                role,
                new Progress(0, 0, 0),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                0,
                load,
                Optional.empty(),
                Instant.EPOCH);
        all.add(one);
        return one;
    }

    synchronized void change(long number, UnaryOperator<Generation> change) {
        all.replaceAll(one -> one.number() == number ? change.apply(one) : one);
    }

    synchronized Generation get(long number) {
        return all.stream().filter(one -> one.number() == number).findFirst().orElseThrow();
    }

    synchronized void refuse(String reason) {
        refusal = Optional.of(reason);
    }

    /// From now on it can make no generation of this view.
    synchronized void hinder(ViewIdentity identity, RuntimeException by) {
        hindered.put(identity, by);
    }

    synchronized void letGo(ViewIdentity identity) {
        hindered.remove(identity);
    }

    /// Done right after a stop was recorded, before the follower knows.
    synchronized void whenStopped(Runnable act) {
        whenStopped = act;
    }

    synchronized List<String> cutOvers() {
        return List.copyOf(cutOvers);
    }

    static UnaryOperator<Generation> role(Role role) {
        return one -> with(one, role, one.progress(), one.owner(), one.stopped(), one.load());
    }

    static UnaryOperator<Generation> owner(Optional<String> owner) {
        return one -> with(one, one.role(), one.progress(), owner, one.stopped(), one.load());
    }

    static UnaryOperator<Generation> progress(UnaryOperator<Progress> change) {
        return one -> with(one, one.role(), change.apply(one.progress()), one.owner(), one.stopped(), one.load());
    }

    /// Retired because no live node had followed it for so long.
    static UnaryOperator<Generation> retiredUnfollowed(Duration time) {
        return one -> new Generation(
                one.number(),
                one.identity(),
                Role.RETIRED,
                one.progress(),
                one.owner(),
                one.handedTo(),
                one.paused(),
                one.stopped(),
                one.parked(),
                one.load(),
                Optional.of(time),
                one.createdAt());
    }

    static UnaryOperator<Generation> cancelled() {
        var load = new Load(0, 1, 0, 0, 0, true, Optional.empty(), Duration.ZERO);
        return one -> with(one, one.role(), one.progress(), one.owner(), one.stopped(), Optional.of(load));
    }

    private static Generation with(
            Generation one,
            Role role,
            Progress progress,
            Optional<String> owner,
            Optional<String> stopped,
            Optional<Load> load) {
        return new Generation(
                one.number(),
                one.identity(),
                role,
                progress,
                owner,
                one.handedTo(),
                one.paused(),
                stopped,
                one.parked(),
                load,
                one.unfollowed(),
                one.createdAt());
    }

    @Override
    public synchronized List<Generation> all() {
        return List.copyOf(all).reversed();
    }

    @Override
    public synchronized Optional<Generation> atStart(ViewIdentity identity) {
        if (hindered.containsKey(identity)) {
            throw hindered.get(identity);
        }
        return all.stream().anyMatch(one -> one.identity().view().equals(identity.view()))
                ? Optional.empty()
                : Optional.of(add(identity, Role.SERVING));
    }

    @Override
    public synchronized Optional<String> cutOver(long generation, Optional<Long> expected, String gate, String by) {
        cutOvers.add(generation + " by " + by + ": " + gate);
        if (refusal.isEmpty()) {
            change(generation, role(Role.SERVING));
        }
        return refusal;
    }

    @Override
    public synchronized void resume(long generation, String by) {
        change(generation, progress(at -> new Progress(at.position(), at.epoch(), at.revision() + 1)));
    }

    @Override
    public synchronized void recordStop(long generation, String reason) {
        change(generation, one -> with(one, one.role(), one.progress(), one.owner(), Optional.of(reason), one.load()));
        whenStopped.run();
    }

    @Override
    public synchronized void follows(
            String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts) {
        following.put(node, List.copyOf(identities));
    }

    synchronized List<ViewIdentity> following(String node) {
        return following.getOrDefault(node, List.of());
    }

    @Override
    public SortedSet<String> followers(ViewIdentity identity) {
        throw notAsked();
    }

    @Override
    public synchronized Map<ViewIdentity, List<Follower>> nodes() {
        var nodes = new HashMap<ViewIdentity, List<Follower>>();
        following.forEach((node, identities) -> identities.forEach(identity ->
                nodes.computeIfAbsent(identity, _ -> new ArrayList<>()).add(new Follower(node, false))));
        return nodes;
    }

    synchronized void lose(long number) {
        lost.add(number);
    }

    @Override
    public synchronized Set<Long> lost() {
        return Set.copyOf(lost);
    }

    synchronized void reshape(long number, String difference) {
        reshaped.put(number, difference);
    }

    @Override
    public synchronized Optional<String> shapeDifference(long generation) {
        return Optional.ofNullable(reshaped.get(generation));
    }

    @Override
    public Optional<String> discard(long generation, String reason, String by) {
        throw notAsked();
    }

    @Override
    public synchronized List<Long> retireUnfollowed(Duration after, Duration watchedFor, String by) {
        watched.add(watchedFor);
        return List.of();
    }

    /// Times that the calls to retire unfollowed generations had watched, one for each call.
    synchronized List<Duration> watched() {
        return List.copyOf(watched);
    }

    @Override
    public synchronized List<Long> dropRetired(Duration waited) {
        drops++;
        return List.of();
    }

    synchronized int drops() {
        return drops;
    }

    @Override
    public synchronized Optional<Lease> acquire(long generation, String node, Duration length) {
        var one = get(generation);
        if (one.owner().isPresent()) {
            return Optional.empty();
        }
        change(generation, progress(at -> new Progress(at.position(), at.epoch() + 1, at.revision())));
        change(generation, owner(Optional.of(node)));
        return Optional.of(new Lease(generation, node, one.progress().epoch() + 1));
    }

    @Override
    public synchronized Optional<Progress> renew(Lease lease, Duration length) {
        var one = get(lease.generation());
        return one.owner().equals(Optional.of(lease.owner())) && one.progress().epoch() == lease.epoch()
                ? Optional.of(one.progress())
                : Optional.empty();
    }

    @Override
    public synchronized void release(Lease lease) {
        if (renew(lease, Duration.ZERO).isPresent()) {
            change(lease.generation(), owner(Optional.empty()));
        }
    }

    @Override
    public Optional<Generation> serving(ViewIdentity identity) {
        throw notAsked();
    }

    @Override
    public Generation begin(ViewIdentity identity, long through, int passes, String by) {
        throw notAsked();
    }

    @Override
    public Optional<Generation> beginFirst(ViewIdentity identity, long through, int passes, String by) {
        throw notAsked();
    }

    @Override
    public void finishLoad(long generation) {
        throw notAsked();
    }

    @Override
    public boolean takeLoad(long generation, String loader) {
        throw notAsked();
    }

    @Override
    public boolean reportLoad(long generation, String loader, long read, Duration spent) {
        throw notAsked();
    }

    @Override
    public void releaseLoad(long generation, String loader) {
        throw notAsked();
    }

    @Override
    public void cancelLoad(long generation, String by) {
        throw notAsked();
    }

    @Override
    public Optional<String> rollBack(ViewIdentity identity, long previous, long serving, String by) {
        throw notAsked();
    }

    @Override
    public long hold(Collection<Long> generations, Duration atMost, String by) {
        throw notAsked();
    }

    @Override
    public void releaseHold(Collection<Long> generations) {
        throw notAsked();
    }

    @Override
    public void pause(long generation, String by) {
        throw notAsked();
    }

    @Override
    public void handOver(long generation, String toNode, String by) {
        throw notAsked();
    }

    @Override
    public void retire(long generation, String by) {
        throw notAsked();
    }

    @Override
    public Map<Long, Long> sizes() {
        throw notAsked();
    }

    @Override
    public List<Long> retireView(String view, String by) {
        throw notAsked();
    }

    @Override
    public List<ParkedEntry> parked(long generation) {
        throw notAsked();
    }

    @Override
    public List<GivenUp> givenUp(ViewIdentity identity) {
        throw notAsked();
    }

    @Override
    public List<DeliveryBucket> deliveries(long generation, long fromBucket) {
        throw notAsked();
    }

    @Override
    public List<AuditRecord> audited(String view, int limit) {
        throw notAsked();
    }

    private static UnsupportedOperationException notAsked() {
        return new UnsupportedOperationException("a runner does not ask for this");
    }
}
