package dev.scoresheet.adapters.postgres.kernel.append;

import dev.scoresheet.adapters.postgres.kernel.append.EncodedAppend.EncodedReceipt;
import dev.scoresheet.adapters.postgres.kernel.append.EncodedAppend.Event;
import dev.scoresheet.adapters.postgres.kernel.append.EncodedAppend.Stream;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Any;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Remembered;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.stored.LogDigest;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// Encoder of appends. The digest covers the version, so an append to any version gets one here. If another writer
/// takes it first, the append conflicts like any other.
public final class AppendEncoder<E> {

    /// The largest append, in events. All other appends wait while it is written.
    private static final int MOST_EVENTS = 1_000;

    private static final int MOST_BYTES = 8 << 20;

    private final EventCodec<E> codec;
    private final LogDigest digest;
    private final ToLongFunction<StreamId> versionNow;

    public AppendEncoder(EventCodec<E> codec, LogDigest digest, ToLongFunction<StreamId> versionNow) {
        this.codec = codec;
        this.digest = digest;
        this.versionNow = versionNow;
    }

    /// @throws IllegalArgumentException for content that must not be stored
    public EncodedAppend encode(Append<E> append) {
        var metadata = StorableText.metadata(codec.encode(append.metadata()));
        var streams = new ArrayList<Stream>(append.streams().size());
        int events = 0;
        int bytes = 0;
        for (var part : append.streams()) {
            var stream = stream(part, metadata);
            streams.add(stream);
            events += stream.events().size();
            for (var event : stream.events()) {
                bytes += event.data().length() + metadata.length();
            }
        }
        if (events > MOST_EVENTS || bytes > MOST_BYTES) {
            throw new IllegalArgumentException("an append has " + events + " events and " + bytes
                    + " characters; the limits are " + MOST_EVENTS + " events and " + MOST_BYTES + " characters");
        }
        return switch (append) {
            case Append.Keyed<E> keyed ->
                new EncodedAppend(Optional.of(EncodedReceipt.of(keyed.receipt())), keyed.fence(), streams, bytes);
            case Append.Fresh<E> _ -> new EncodedAppend(Optional.empty(), Fence.NONE, streams, bytes);
        };
    }

    private Stream stream(StreamAppend<? extends E> part, String metadata) {
        var expected = switch (part.expected()) {
            case Exactly(var version) -> version;
            case Remembered(var version, var _) -> version;
            case Any _ -> versionNow.applyAsLong(part.stream());
        };
        var name = part.stream().toString();
        var events = new ArrayList<Event>(part.events().size());
        for (var event : part.events()) {
            var encoded = codec.encode(event);
            var version = expected + events.size() + 1;
            var type = encoded.type();
            events.add(new Event(
                    type.name(),
                    type.schemaVersion(),
                    metadata,
                    encoded.data(),
                    digest.ofEvent(name, version, type.name(), type.schemaVersion(), metadata, encoded.data())));
        }
        return new Stream(part.stream(), expected, events);
    }
}
