package dev.scoresheet.application.kernel.log;

import dev.scoresheet.application.kernel.log.codec.EncodedEvent;
import dev.scoresheet.application.kernel.log.codec.EventCodec;
import dev.scoresheet.application.kernel.log.event.EventType;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.domain.kernel.BulbEvent;
import java.util.Set;
import java.util.function.UnaryOperator;

/// A release that stores events in another way: what it writes, the codec of today meets in the log.
public record ForeignCodec(
        EventCodec<BulbEvent> codec, UnaryOperator<EncodedEvent> events, UnaryOperator<String> metadata)
        implements EventCodec<BulbEvent> {

    public static ForeignCodec storing(EventCodec<BulbEvent> codec, EncodedEvent instead) {
        return new ForeignCodec(codec, written -> instead, UnaryOperator.identity());
    }

    @Override
    public EncodedEvent encode(BulbEvent event) {
        return events.apply(codec.encode(event));
    }

    @Override
    public BulbEvent decode(EventType stored, String data) {
        return codec.decode(stored, data);
    }

    @Override
    public Set<EventType> newestTypes() {
        return codec.newestTypes();
    }

    @Override
    public Set<String> storedTypes(Class<? extends BulbEvent> family) {
        return codec.storedTypes(family);
    }

    @Override
    public String encode(Metadata value) {
        return metadata.apply(codec.encode(value));
    }

    @Override
    public Metadata metadata(String text) {
        return codec.metadata(text);
    }
}
