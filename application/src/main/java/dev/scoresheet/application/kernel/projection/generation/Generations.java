package dev.scoresheet.application.kernel.projection.generation;

import dev.scoresheet.application.kernel.projection.ViewIdentity;
import dev.scoresheet.application.kernel.projection.step.DeliveryBucket;
import dev.scoresheet.application.kernel.projection.step.GivenUp;
import dev.scoresheet.application.kernel.projection.step.Parked;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;

/// Store of the generations of all views, and of which generations serve. It records each decision with the operator
/// or process that made it. Times are those of the store's clock. Thread-safe; calls block; each call is one
/// transaction.
public interface Generations {

    /// Time without a heartbeat after which a loader counts as dead.
    Duration LOADER_LAPSES = Duration.ofSeconds(20);

    /// Returns all generations that are not dropped, newest first.
    List<Generation> all();

    /// Returns the generation that answers queries of this identity.
    Optional<Generation> serving(ViewIdentity identity);

    /// Returns the generation that every node of an identity follows at its start: the serving generation. If the
    /// view never had a generation, creates one that serves at once. Otherwise returns the newest candidate or
    /// unfinished load, if there is one.
    Optional<Generation> atStart(ViewIdentity identity);

    /// Creates an empty generation next to the existing ones, to be bulk-loaded through a position.
    ///
    /// @throws ShapeChanged when the shape of the view is no longer the one that this release was made for
    Generation begin(ViewIdentity identity, long through, int passes, String by);

    /// Does the same for an identity without a generation that serves, is loaded, or is being loaded. Returns empty if
    /// there is one: of several nodes that begin the first load at once, one does.
    Optional<Generation> beginFirst(ViewIdentity identity, long through, int passes, String by);

    /// Marks a loaded generation as followed from its position on.
    ///
    /// @throws IllegalStateException when it is not loading, or some of its passes are not done
    void finishLoad(long generation);

    /// Takes over a load that has no live loader. Returns false if a live loader works on it, or if it is no longer
    /// loading. The loader must call [#reportLoad] every few seconds; otherwise it counts as dead after
    /// [#LOADER_LAPSES].
    boolean takeLoad(long generation, String loader);

    /// Records the progress of the current pass, and a heartbeat of the loader. Returns false if the load must end
    /// because it was cancelled or another loader took it.
    boolean reportLoad(long generation, String loader, long read, Duration spent);

    void releaseLoad(long generation, String loader);

    /// Requests the current loader to end at its next check. A loader that takes the load later is not affected.
    void cancelLoad(long generation, String by);

    /// Makes a generation serve its identity. One transaction proves that it is not behind the serving generation,
    /// has no parked entries, and that the expected generation serves. The former serving generation becomes the
    /// previous one, and an older previous one is retired.
    ///
    /// The lease of the former serving generation ends.
    ///
    /// @param expected number of the generation that serves now; empty if the identity has no pointer
    /// @param gate comparison that was made before, in a sentence; recorded
    /// @return reason for a refusal, in a sentence; empty if it is done
    Optional<String> cutOver(long generation, Optional<Long> expected, String gate, String by);

    /// Makes the previous generation serve again; it must not be behind the serving generation. The serving
    /// generation becomes the previous one. One transaction also proves that both are the expected ones.
    ///
    /// @param previous number of the generation that is the previous one now
    /// @param serving number of the generation that serves now
    /// @return reason for a refusal, in a sentence; empty if it is done
    Optional<String> rollBack(ViewIdentity identity, long previous, long serving, String by);

    /// Requests the consumers of these generations to end a batch at the current head and wait there. Returns that
    /// position. The hold expires by itself after `atMost`.
    long hold(Collection<Long> generations, Duration atMost, String by);

    void releaseHold(Collection<Long> generations);

    void pause(long generation, String by);

    /// Ends a pause. Consumers that stopped here retry, too, because the revision grows even if there was no pause.
    void resume(long generation, String by);

    /// Ends the lease. Only this node can take the next lease for three lease times; after that, any node can. The
    /// generation names the node until another node takes the lease.
    void handOver(long generation, String toNode, String by);

    /// Records for a time that a node is alive, and exactly which identities it follows. Resets the time for which
    /// these identities were unfollowed.
    ///
    /// @param inline views among them that the node also steps with its appends
    void follows(String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts);

    /// Returns the live nodes that follow this identity, in order.
    SortedSet<String> followers(ViewIdentity identity);

    /// Returns the live nodes by the identities that they follow, in order of their names.
    Map<ViewIdentity, List<Follower>> nodes();

    /// Records why the owner's consumer stopped; the next acquisition clears it. The revision does not change, so
    /// that no node takes this as a reason to retry.
    void recordStop(long generation, String reason);

    /// Retires a generation that does not serve. Later calls of its consumer and its loader are refused.
    ///
    /// @throws IllegalArgumentException when it serves
    void retire(long generation, String by);

    /// Counts how long no live node has followed the identity of a generation, and retires each generation that
    /// reaches a limit. A valid lease or a live loader counts as a node here. A release that does not
    /// announce itself has a lease, and so does a command.
    ///
    /// The time counts only while a live node follows another identity of the same view, and a generation of that
    /// identity serves. So the only generation that can serve is never retired. The time restarts at zero
    /// when a node follows the identity. When the serving generation of an identity is retired, the pointer
    /// of the identity is deleted.
    ///
    /// @param after limit; zero retires what is unfollowed now
    /// @param watched how long the caller has checked without a break. At most this much of the time since the last
    ///     call of any node counts, because the rest was not observed
    /// @return numbers of the retired generations
    List<Long> retireUnfollowed(Duration after, Duration watched, String by);

    /// Retires a candidate, or a load without a loader, and records the reason. One transaction proves that it does
    /// not serve and that no process works on it.
    ///
    /// @return reason for a refusal, in a sentence; empty if it is done
    Optional<String> discard(long generation, String reason, String by);

    /// Retires all generations of a view that no release contains any more; after that, the view has no serving
    /// generation. Retires none while a node follows the view, or a process has a lease or a load of it.
    ///
    /// @return numbers of the retired generations
    List<Long> retireView(String view, String by);

    /// Drops the tables of generations that have been retired for this time, of every release. Returns their numbers.
    /// One that cannot be dropped does not prevent the drop of the others.
    ///
    /// @throws NotDropped when some cannot be dropped, after the drop of all others
    List<Long> dropRetired(Duration waited);

    /// Returns the size of the rows and indexes of each generation, in bytes. Never waits: it omits a generation
    /// whose size is not available at once. A store without files omits all.
    Map<Long, Long> sizes();

    /// Returns the generations whose rows the store has lost, for example because their table was dropped by hand.
    Set<Long> lost();

    /// Returns the difference between the columns of a generation and the shape of its view in this release. Empty
    /// if there is none, and if the rows are lost.
    Optional<String> shapeDifference(long generation);

    List<ParkedEntry> parked(long generation);

    List<GivenUp> givenUp(ViewIdentity identity);

    /// Returns the deliveries to a generation, per bucket, from a bucket on, in order.
    List<DeliveryBucket> deliveries(long generation, long fromBucket);

    /// Returns the acts of operators on a view, the latest first.
    List<AuditRecord> audited(String view, int limit);

    /// Parked entry with the number of later events that wait for it.
    record ParkedEntry(Parked parked, long further) {}

    /// Live node that follows an identity.
    ///
    /// @param inline true if it also steps the serving generation with its appends
    record Follower(String node, boolean inline) {}

    record AuditRecord(Instant at, String by, String view, String action, String detail) {}
}
