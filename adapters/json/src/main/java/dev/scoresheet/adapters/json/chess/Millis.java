package dev.scoresheet.adapters.json.chess;

import java.time.Duration;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// Stored form of clock times: whole milliseconds, which is their precision.
final class Millis {

    private Millis() {}

    static final class Writer extends StdSerializer<Duration> {

        Writer() {
            super(Duration.class);
        }

        @Override
        public void serialize(Duration value, JsonGenerator generator, SerializationContext context) {
            generator.writeNumber(value.toMillis());
        }
    }

    static final class Reader extends StdDeserializer<Duration> {

        private static final long serialVersionUID = 1L;

        Reader() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            return Duration.ofMillis(_parseLongPrimitive(parser, context));
        }
    }
}
