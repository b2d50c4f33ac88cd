package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.event.Bytes;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogDigest;

/// State of a stream at a version, as a store keeps it.
///
/// @param position position of the last event of the state
/// @param form number of the form of the text ([SnapshotCodec])
/// @param digest digest over the other components
public record StateSnapshot(StreamId stream, long version, long position, int form, String text, Bytes digest) {

    private static final String TYPE = "state";

    static <S> StateSnapshot of(StreamState<S> state, SnapshotCodec<S> codec, LogDigest hash) {
        var text = codec.encode(state.state());
        var digest = digest(state.stream(), state.version(), state.position(), codec.form(), text, hash);
        return new StateSnapshot(state.stream(), state.version(), state.position(), codec.form(), text, digest);
    }

    /// True if the snapshot is another stream's, or if a component has changed.
    boolean isDamaged(StreamId wanted, LogDigest hash) {
        return !digest.equals(digest(wanted, version, position, form, text, hash));
    }

    private static Bytes digest(StreamId stream, long version, long position, int form, String text, LogDigest hash) {
        return hash.ofEvent(stream.toString(), version, TYPE, form, Long.toString(position), text);
    }
}
