package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogReader;
import dev.scoresheet.application.kernel.log.stored.StoredEvent;
import java.util.Optional;
import java.util.function.Function;

/// Verification that the whole log is unchanged since it was appended. It checks every digest, the chain up to the
/// head, and that positions and versions have no gaps. Seals must cover each position once. Recorded-at must never run
/// backwards. This release must be able to read every event and its metadata. It stops at the first damage. Events of
/// unknown types are no damage: the walk continues and the report names their types. Events that no command of this
/// release can have written are no damage either: the report names the first ones.
///
/// It reads in pages, holds no snapshot and writes nothing, so it can run beside a server. It does not check events
/// appended after its start. Its memory is bounded for any length of the log.
///
/// **What it cannot detect**, because the log alone does not hold the answer:
///
/// * a tail that was cut off together with its seals, with the head set back to the seal before. The rest is the log of
///   an earlier time. Remedy: regularly store the head's position and chain elsewhere (`verify` prints both), and
///   compare. A log that lacks a stored pair was cut, even if its head is later now;
/// * a log that was rewritten from its first changed event on, by a person with write access to every table: all chains
///   fit. Same remedy;
/// * the head's incarnation, which an import must be able to change. Remedy: store it with the chain;
/// * receipts, names and all other data outside the log.
public final class Verification {

    private static final int PAGE = 500;

    /// 70 MB at most.
    private static final int STREAMS_REMEMBERED = 500_000;

    private final LogReader log;
    private final LogDigest digest;
    private final EventCodec<?> codec;
    private final int streamsRemembered;
    private final Function<StoredEvent, Optional<String>> misfit;

    /// Checks the log without knowledge of its categories.
    public Verification(LogReader log, LogDigest digest, EventCodec<?> codec) {
        this(log, digest, codec, STREAMS_REMEMBERED);
    }

    /// @param streamsRemembered number of streams whose versions stay in memory; others are looked up in the log
    public Verification(LogReader log, LogDigest digest, EventCodec<?> codec, int streamsRemembered) {
        this(log, digest, codec, streamsRemembered, _ -> Optional.empty());
    }

    /// @param topology topology with all categories of this release
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

    /// Verifies the log. Throws the store's exception when the store is unavailable; reports damage without an
    /// exception.
    public VerificationReport verify(ProgressListener progress) {
        var head = log.head();
        var unread = new Unknown();
        var found = new Found();
        var versions = new StreamVersions(log, streamsRemembered);
        var events = new EventCheck(digest, codec, versions::isNext, unread::add, found::check);
        var walk = new LogWalk(log, head, digest, events, PAGE);
        var damage = walk.firstDamage(progress);
        return new VerificationReport(walk.verified(), head, damage, unread.all, found.all);
    }

    /// Events of one walk whose types this release does not know.
    private static final class Unknown {

        private Optional<Unread> all = Optional.empty();

        boolean add(StoredEvent event) {
            var one = Unread.one(event.position(), event.type() + " v" + event.schemaVersion());
            all = Optional.of(all.map(before -> before.and(one)).orElse(one));
            return true;
        }
    }

    /// Events of one walk that no command of this release can have written.
    private final class Found {

        private Optional<Misfits> all = Optional.empty();

        void check(StoredEvent event) {
            misfit.apply(event).ifPresent(problem -> {
                var one = Misfits.one(event.position(), problem);
                all = Optional.of(all.map(before -> before.and(one)).orElse(one));
            });
        }
    }
}
