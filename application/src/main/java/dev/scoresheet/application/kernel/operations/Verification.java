package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.Optional;
import java.util.function.Function;

/// Walks the whole log and says whether it is what was once appended: positions and versions without holes, every
/// digest, seals that cover each position once, the chain up to the head, recorded-at that never runs backwards, and
/// every event and its metadata readable by this release. Stops at the first damage. Events of types that this release
/// does not know are no damage: the walk goes on, and the answer names their types. Nor are events that no command of
/// this release can have written: the answer names the first of them.
///
/// It reads in pages, holds no snapshot and writes nothing, so it may run beside a server; what is appended after it
/// began is left for the next time. Its memory is bounded, however long the log.
///
/// **What it cannot see**, because the log alone does not hold the answer:
///
/// * a tail that was cut off, when its seals are gone, too, and the head was set back to the seal before: what is left
///   is the log as it once was. Remedy: keep position and chain of the head elsewhere from time to time (`verify`
///   prints both) and compare: a log that has lost them was cut, and no later head makes up for it;
/// * a log that was written anew from its first changed event on, by someone who may write every table: all chains
///   fit. Same remedy;
/// * the head's incarnation, which an import must be able to change. Remedy: note it beside the chain;
/// * receipts, names and whatever is not in the log.
public final class Verification {

    private static final int PAGE = 500;

    /// 70 MB at most.
    private static final int STREAMS_REMEMBERED = 500_000;

    private final LogReader log;
    private final LogDigest digest;
    private final EventCodec<?> codec;
    private final int streamsRemembered;
    private final Function<StoredEvent, Optional<String>> misfit;

    /// For a log whose categories are not known: it is checked in itself.
    public Verification(LogReader log, LogDigest digest, EventCodec<?> codec) {
        this(log, digest, codec, STREAMS_REMEMBERED);
    }

    /// @param streamsRemembered how many streams' versions are kept in memory; others are looked up in the log
    public Verification(LogReader log, LogDigest digest, EventCodec<?> codec, int streamsRemembered) {
        this(log, digest, codec, streamsRemembered, _ -> Optional.empty());
    }

    /// @param topology names all categories of this release
    public <E> Verification(LogReader log, LogDigest digest, EventCodec<E> codec, Topology<E> topology) {
        this(log, digest, codec, STREAMS_REMEMBERED, Categories.of(topology, codec)::misfit);
    }

    private Verification(
            LogReader log,
            LogDigest digest,
            EventCodec<?> codec,
            int streamsRemembered,
            Function<StoredEvent, Optional<String>> misfit) {
        this.log = log;
        this.digest = digest;
        this.codec = codec;
        this.streamsRemembered = streamsRemembered;
        this.misfit = misfit;
    }

    /// Throws what the store throws when it is away; damage is an answer, not an exception.
    public VerificationReport verify(Progress progress) {
        var head = log.head();
        var unread = new Unknown();
        var found = new Found();
        var versions = new StreamVersions(log, streamsRemembered);
        var events = new EventCheck(digest, codec, versions::isNext, unread::add, found::look);
        var walk = new LogWalk(log, head, digest, events, PAGE);
        var damage = walk.firstDamage(progress);
        return new VerificationReport(walk.verified(), head, damage, unread.all, found.all);
    }

    /// The events of one walk whose types this release does not know.
    private static final class Unknown {

        private Optional<Unread> all = Optional.empty();

        boolean add(StoredEvent event) {
            var one = Unread.one(event.position(), event.type() + " v" + event.schemaVersion());
            all = Optional.of(all.map(before -> before.and(one)).orElse(one));
            return true;
        }
    }

    /// The events of one walk that no command of this release can have written.
    private final class Found {

        private Optional<Misfits> all = Optional.empty();

        void look(StoredEvent event) {
            misfit.apply(event).ifPresent(problem -> {
                var one = Misfits.one(event.position(), problem);
                all = Optional.of(all.map(before -> before.and(one)).orElse(one));
            });
        }
    }
}
