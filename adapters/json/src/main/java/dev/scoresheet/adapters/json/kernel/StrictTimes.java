package dev.scoresheet.adapters.json.kernel;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// Module that reads instants and durations only from exactly the text that they are written as. Jackson alone would
/// also take numbers.
final class StrictTimes extends SimpleModule {

    private static final long serialVersionUID = 1L;

    StrictTimes() {
        addDeserializer(
                Instant.class,
                new Text<>(Instant.class, text -> InstantText.read(text).orElseGet(() -> Instant.parse(text))));
        addDeserializer(Duration.class, new Text<>(Duration.class, Duration::parse));
    }

    private static final class Text<T> extends StdDeserializer<T> {

        private final Function<String, T> parse;

        private Text(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                var text = parser.getString();
                try {
                    var value = parse.apply(text);
                    if (value.toString().equals(text)) {
                        return value;
                    }
                } catch (RuntimeException notParsed) {
                    // refused below, like text that has another, canonical form
                }
            }
            return context.reportInputMismatch(
                    this, "not the text of %s", handledType().getSimpleName());
        }
    }
}
