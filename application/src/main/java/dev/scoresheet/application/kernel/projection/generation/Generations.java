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

/// The fillings of all views, and which of them serve. What is decided here is recorded with who
/// decided it; the clock is the store's. Thread-safe; calls block; each is one transaction.
public interface Generations {

    /// After so long without a word a loader is believed dead.
    Duration LOADER_LAPSES = Duration.ofSeconds(20);

    /// All that are not dropped, newest first.
    List<Generation> all();

    /// What queries of this identity are answered from.
    Optional<Generation> serving(ViewIdentity identity);

    /// The one generation that every node of an identity follows at its start: what serves it; else,
    /// when its view never had a generation, a new one that serves at once; else its newest candidate
    /// or unfinished load, if there is one.
    Optional<Generation> atStart(ViewIdentity identity);

    /// A new empty generation beside those that there are, to be bulk-loaded through a position.
    ///
    /// @throws ShapeChanged when the shape of the view is no longer the one this release was made for
    Generation begin(ViewIdentity identity, long through, int passes, String by);

    /// Marks a loaded generation as followed from its position on.
    ///
    /// @throws IllegalStateException when it is not loading, or not all of its passes are done
    void finishLoad(long generation);

    /// Takes over a load that nobody works on; false when somebody lives on it, or when it is no longer
    /// loading. A loader says so again at least every few seconds by [#loading], else it is believed
    /// dead after [#LOADER_LAPSES].
    boolean takeLoad(long generation, String loader);

    /// Says how far the pass under way is, and that the loader lives. False when the load is to end:
    /// cancelled, or taken by another.
    boolean reportLoad(long generation, String loader, long read, Duration spent);

    void releaseLoad(long generation, String loader);

    /// Asks the loader to end at its next look. Whoever takes the load after that is not asked.
    void cancelLoad(long generation, String by);

    /// Lets a generation serve its identity: one transaction that proves that it stands no further back
    /// than the one that serves, that nothing of it is parked, and that the one that serves is the
    /// expected one. The one that served becomes the previous one, and an older previous one is
    /// retired.
    ///
    /// The lease of the one that served ends.
    ///
    /// @param expected what serves now; none when the identity has no pointer
    /// @param gate what was compared beforehand, in a sentence; recorded
    /// @return why not, in a sentence; none when it is done
    Optional<String> cutOver(long generation, Optional<Long> expected, String gate, String by);

    /// Lets the previous generation serve again, which must stand no further back than the one that
    /// serves; that one becomes the previous one.
    ///
    /// @return why not, in a sentence; none when it is done
    Optional<String> rollBack(ViewIdentity identity, String by);

    /// Asks the consumers of these generations to end a batch at one position, which is the head, and
    /// to wait there: answers that position. Lapses by itself after a time.
    long hold(Collection<Long> generations, Duration atMost, String by);

    void releaseHold(Collection<Long> generations);

    void pause(long generation, String by);

    /// Ends a pause. Consumers that stopped here try again, too: the revision grows, paused or not.
    void resume(long generation, String by);

    /// Ends the lease so that only this node may take the next one, for a time of three leases; then
    /// anyone may.
    void handOver(long generation, String toNode, String by);

    /// Says that a node lives and which identities it follows, and no others. It counts for a time. For
    /// how long they were unfollowed is forgotten.
    ///
    /// @param inline the views among them that the node steps with its appends, too
    void follows(String node, Collection<ViewIdentity> identities, Set<String> inline, Duration lasts);

    /// The nodes that live and follow this identity, in order.
    SortedSet<String> followers(ViewIdentity identity);

    /// The nodes that live, by the identities that each follows, in order of their names.
    Map<ViewIdentity, List<Follower>> nodes();

    /// What an owner says when its consumer stops; cleared by the next acquisition. The revision stays
    /// as it is, so that nobody takes this for a reason to try again.
    void recordStop(long generation, String reason);

    /// Retires a generation that does not serve. Its consumer and its loader are refused from then on.
    ///
    /// @throws IllegalArgumentException when it serves
    void retire(long generation, String by);

    /// Counts for how long no live node has followed the identity of a generation, and retires each
    /// generation for which that is long enough. A lease or a loader that lives counts as a node here:
    /// a release that says nothing of itself has one, and so has a command.
    ///
    /// The time counts only while a generation of another identity of the same view serves, and a live
    /// node follows that identity: so what alone can serve is never retired. It begins anew when a node
    /// follows the identity. The pointer of an identity goes with the generation that served it.
    ///
    /// @param after this time; zero retires what is unfollowed now
    /// @param watched since when the caller has looked at all without a break: of the time since the
    ///     last call of any node no more than this counts, since nothing is known of the rest
    /// @return the numbers of the retired generations
    List<Long> retireUnfollowed(Duration after, Duration watched, String by);

    /// Retires a candidate, or a load that stands still, with a reason that is recorded: one transaction
    /// that proves that it does not serve and that no process works on it.
    ///
    /// @return why not, in a sentence; none when it is done
    Optional<String> discard(long generation, String reason, String by);

    /// Retires all generations of a view that no release has any more, and nothing serves it from then
    /// on. None are retired while a node follows the view, or a process has a lease or a load of it.
    ///
    /// @return the numbers of the retired generations
    List<Long> retireView(String view, String by);

    /// Drops the tables of retired generations that have waited for this long, whatever release they
    /// were of. Answers their numbers.
    List<Long> dropRetired(Duration waited);

    /// What the rows of each generation take, with their indexes, in bytes. Never waits: a generation
    /// whose size cannot be told now is left out, and a store without files leaves out all.
    Map<Long, Long> sizes();

    /// The generations whose rows the store has lost, as when their table was dropped by hand.
    Set<Long> lost();

    List<ParkedEntry> parked(long generation);

    List<GivenUp> givenUp(ViewIdentity identity);

    /// What was handed to a generation, per bucket, from a bucket on, in order.
    List<DeliveryBucket> deliveries(long generation, long fromBucket);

    /// The acts of operators on a view, the latest first.
    List<AuditRecord> audited(String view, int limit);

    /// A parked entry with how many later events wait behind it.
    record ParkedEntry(Parked parked, long further) {}

    /// A node that lives and follows an identity.
    ///
    /// @param inline whether it steps what serves with its appends, too
    record Follower(String node, boolean inline) {}

    record AuditRecord(Instant at, String by, String view, String action, String detail) {}
}
