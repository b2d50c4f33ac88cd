package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.LogRestore;
import dev.scoresheet.application.kernel.operations.Categories;
import dev.scoresheet.application.kernel.operations.Progress;
import java.util.Iterator;

/// Takes an export into an empty log: ids, positions, moments, digests, seals and chain stay as
/// they were, so that [verify][Verification] and an export say of the copy what they said of the
/// original. The incarnation alone is new.
///
/// Every line is held to what a verification asks of a log, before it is written: what came in is a
/// log that verifies. Every event must also be one that this release could have written: its category
/// is known, its key has the category's form, and its type is of the category's family. A file that has neither digests
/// nor seals, one that somebody wrote, gets both
/// on arrival: one seal for each run of equal recorded-at. Memory is bounded however long the log,
/// but for the 32 bytes of each digest under one seal.
public final class LogImport {

    /// 70 MB at most.
    private static final int STREAMS_REMEMBERED = 500_000;

    /// What became of it. Only after [Done] has anything been written.
    public sealed interface Answer {

        /// @param sealsKept false when digests and seals were made
        record Done(long events, boolean sealsKept) implements Answer {}

        /// The log that should take it in has events already.
        record NotEmpty() implements Answer {}

        /// The file is no log of this system.
        ///
        /// @param line counted from 1
        /// @param position where the log stood: that of the event, of a seal's first event, or of
        ///     the event that should have come next
        /// @param detail for people; quotes no event
        record Misfit(long line, long position, String detail) implements Answer {}
    }

    private final LogRestore log;
    private final ImportFormat format;
    private final LogDigest digest;
    private final EventCodec<?> codec;
    private final Categories categories;
    private final int streamsRemembered;

    /// @param topology names all categories of this release; an event of none of them is refused
    public <E> LogImport(
            LogRestore log, ImportFormat format, LogDigest digest, EventCodec<E> codec, Topology<E> topology) {
        this(log, format, digest, codec, topology, STREAMS_REMEMBERED);
    }

    /// @param streamsRemembered how many streams' versions are kept in memory; others are looked up
    ///     in the store
    public <E> LogImport(
            LogRestore log,
            ImportFormat format,
            LogDigest digest,
            EventCodec<E> codec,
            Topology<E> topology,
            int streamsRemembered) {
        this.log = log;
        this.format = format;
        this.digest = digest;
        this.codec = codec;
        this.categories = Categories.of(topology, codec);
        this.streamsRemembered = streamsRemembered;
    }

    /// Throws what the store throws when it is away, and what `lines` throws; nothing was written
    /// then.
    ///
    /// @param progress is told the head that the file names, 0 when it names none
    public Answer take(Iterator<String> lines, Progress progress) {
        var walk = new ImportWalk(
                new NumberedLines(lines, format), digest, codec, categories, streamsRemembered, progress);
        try {
            return log.fill(walk) ? new Answer.Done(walk.events(), walk.sealsKept()) : new Answer.NotEmpty();
        } catch (ImportWalk.Stopped stopped) {
            return stopped.misfit();
        } catch (LogRestore.Unstorable refused) {
            return new Answer.Misfit(
                    walk.lineOf(refused.position()), refused.position(), String.valueOf(refused.getMessage()));
        }
    }
}
