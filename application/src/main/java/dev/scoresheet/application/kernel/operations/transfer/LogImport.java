package dev.scoresheet.application.kernel.operations.transfer;

import dev.scoresheet.application.kernel.Topology;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.operations.Categories;
import dev.scoresheet.application.kernel.operations.ProgressListener;
import java.util.Iterator;

/// Import of an export into an empty log. Ids, positions, moments, digests, seals and chain stay the same.
/// [verify][Verification] and an export give the same result for the copy as for the original. Only the incarnation is
/// new. Records of processes also stay the same, so a process goes on where the original was at the export.
///
/// Every line passes the checks of a verification before it is written, so an imported log always verifies. This
/// release must also be able to have written every event: its category is known, its key has the category's form, and
/// its type is of the category's family. A handwritten file without digests and seals gets both during the import: one
/// seal for each run of equal recorded-at. Memory is bounded for any length of the log, except for 32 bytes per digest
/// under one seal.
public final class LogImport {

    /// 70 MB at most.
    private static final int STREAMS_REMEMBERED = 500_000;

    /// Result of the import. Only [Done] means that rows were written.
    public sealed interface Answer {

        /// @param sealsKept true if the file had digests and seals; false if the import made them
        record Done(long events, boolean sealsKept) implements Answer {}

        /// The target log already has events.
        record NotEmpty() implements Answer {}

        /// A server has started processes in the target, so they would act on the whole imported log.
        record ProcessesStarted() implements Answer {}

        /// The file is no log of this system.
        ///
        /// @param line number of the line, counted from 1
        /// @param position current position: that of the event, of a seal's first event, or of the next
        ///     expected event
        /// @param detail text for people, which quotes no event
        record Misfit(long line, long position, String detail) implements Answer {}
    }

    private final LogRestore log;
    private final ImportFormat format;
    private final LogDigest digest;
    private final EventCodec<?> codec;
    private final Categories categories;
    private final int streamsRemembered;

    /// @param topology topology with all categories of this release; an event of another category is refused
    public <E> LogImport(
            LogRestore log, ImportFormat format, LogDigest digest, EventCodec<E> codec, Topology<E> topology) {
        this(log, format, digest, codec, topology, STREAMS_REMEMBERED);
    }

    /// @param streamsRemembered number of streams whose versions stay in memory; others are looked up in the store
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

    /// Imports the lines. Throws the store's exception when the store is unavailable, and the exception of `lines`. In
    /// both cases nothing was written.
    ///
    /// @param progress listener that receives the head named by the file, 0 when the file names none
    public Answer take(Iterator<String> lines, ProgressListener progress) {
        var walk = new ImportWalk(
                new NumberedLines(lines, format), digest, codec, categories, streamsRemembered, progress);
        try {
            return switch (log.restore(walk)) {
                case RESTORED -> new Answer.Done(walk.events(), walk.sealsKept());
                case HAS_EVENTS -> new Answer.NotEmpty();
                case HAS_PROCESSES -> new Answer.ProcessesStarted();
            };
        } catch (ImportWalk.Stopped stopped) {
            return stopped.misfit();
        } catch (LogRestore.Unstorable refused) {
            return new Answer.Misfit(
                    walk.lineOf(refused.position()), refused.position(), String.valueOf(refused.getMessage()));
        }
    }
}
