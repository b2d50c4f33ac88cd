package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.command.SnapshotCodec;
import dev.scoresheet.application.kernel.log.stored.StorableText;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/// Codec of an aggregate's states as strict JSON, by the rules of [StrictJsonMapper]. Thread-safe.
///
/// @param <S> state
/// @param <T> stored form of a state
public final class JsonSnapshotCodec<S, T> implements SnapshotCodec<S> {

    private final int form;
    private final Function<S, T> stored;
    private final Function<T, S> restored;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    /// @param form number of the form ([SnapshotCodec#form])
    /// @param mixins Jackson's annotations by class, as for events ([EventTypes#mixins])
    public JsonSnapshotCodec(
            int form, Class<T> type, Map<Class<?>, Class<?>> mixins, Function<S, T> stored, Function<T, S> restored) {
        var mapper = StrictJsonMapper.mapper(mixins);
        this.form = form;
        this.stored = stored;
        this.restored = restored;
        this.writer = mapper.writerFor(type);
        this.reader = mapper.readerFor(type);
    }

    @Override
    public int form() {
        return form;
    }

    @Override
    public String encode(S state) {
        var text = writer.writeValueAsString(stored.apply(state));
        StorableText.unreadable(text).ifPresent(problem -> {
            throw new IllegalArgumentException("a state cannot be stored: its text " + problem);
        });
        return text;
    }

    @Override
    public S decode(String text) {
        return restored.apply(reader.<T>readValue(text));
    }
}
