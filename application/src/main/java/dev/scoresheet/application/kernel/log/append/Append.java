package dev.scoresheet.application.kernel.log.append;

import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import java.util.HashSet;
import java.util.List;

/// Whole transaction as a value: everything in it is written, or nothing is. The two kinds differ in how the store
/// recognises one that it gets a second time.
///
/// @param <E> union of the events
public sealed interface Append<E> {

    List<StreamAppend<? extends E>> streams();

    Metadata metadata();

    /// True if the append was decided on a state that the node remembered before this era.
    default boolean isForgottenIn(long era) {
        return streams().stream()
                .anyMatch(
                        part -> part.expected() instanceof ExpectedVersion.Remembered(var _, var then) && then != era);
    }

    /// Append that the store recognises by a key: that of a client, an import or a process. Only this kind leaves a
    /// receipt.
    ///
    /// Without streams it writes only a receipt: for an accepted command that changed nothing, or a refusal to a
    /// process.
    ///
    /// @param fence what must still be so when it is written. It does not belong to the identity of the append: a
    ///     resend under another fence is the same append
    record Keyed<E>(List<StreamAppend<? extends E>> streams, Receipt receipt, Metadata metadata, Fence fence)
            implements Append<E> {

        public Keyed {
            streams = distinct(streams);
        }

        /// Makes an append that may always be written.
        public Keyed(List<StreamAppend<? extends E>> streams, Receipt receipt, Metadata metadata) {
            this(streams, receipt, metadata, Fence.NONE);
        }
    }

    /// Append that the store recognises by its own events, and which leaves no receipt.
    ///
    /// @param streams at least one; without an event there is nothing to write and nothing to recognise. Each names
    ///     the version that its stream has: an append to any version would be written again
    /// @param metadata its correlation is the identity of this append: a random id that serves one command. It
    ///     is made where the command enters the system, never by a caller. The store could take two appends with
    ///     one correlation for each other.
    record Fresh<E>(List<StreamAppend<? extends E>> streams, Metadata metadata) implements Append<E> {

        public Fresh {
            streams = distinct(streams);
            if (streams.isEmpty()) {
                throw new IllegalArgumentException("an append without a key has no events");
            }
            for (var append : streams) {
                if (append.expected() instanceof ExpectedVersion.Any) {
                    throw new IllegalArgumentException(
                            "an append without a key names no version of stream " + append.stream());
                }
            }
        }
    }

    private static <E> List<StreamAppend<? extends E>> distinct(List<StreamAppend<? extends E>> streams) {
        var named = new HashSet<StreamId>();
        for (var append : streams) {
            if (!named.add(append.stream())) {
                throw new IllegalArgumentException("the append names stream " + append.stream() + " twice");
            }
        }
        return List.copyOf(streams);
    }
}
