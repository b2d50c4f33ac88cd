package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.log.stored.StorableText;
import dev.scoresheet.application.kernel.process.StateCodec;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;

/// Codec of states as strict JSON, by the rules of [StrictJsonMapper]: of a process's instances, and in
/// [JsonSnapshotCodec] of an aggregate. Thread-safe.
///
/// @param <S> state
/// @param <T> stored form of a state
public final class JsonStateCodec<S, T> implements StateCodec<S> {

    private final Function<S, T> stored;
    private final Function<T, S> restored;
    private final ObjectWriter writer;
    private final ObjectReader reader;

    /// @param mixins Jackson's annotations by class, as for events ([EventTypes#mixins])
    public JsonStateCodec(
            Class<T> type, Map<Class<?>, Class<?>> mixins, Function<S, T> stored, Function<T, S> restored) {
        var mapper = StrictJsonMapper.mapper(mixins);
        this.stored = stored;
        this.restored = restored;
        this.writer = mapper.writerFor(type);
        this.reader = mapper.readerFor(type);
    }

    /// Makes a codec of states that are stored as they are.
    public static <S> StateCodec<S> of(Class<S> type, Map<Class<?>, Class<?>> mixins) {
        return new JsonStateCodec<>(type, mixins, Function.identity(), Function.identity());
    }

    @Override
    public String text(S state) {
        var text = writer.writeValueAsString(stored.apply(state));
        StorableText.unreadable(text).ifPresent(problem -> {
            throw new IllegalArgumentException("a state cannot be stored: its text " + problem);
        });
        return text;
    }

    @Override
    public S state(String text) {
        try {
            return restored.apply(reader.<T>readValue(text));
        } catch (JacksonException unread) {
            throw new IllegalArgumentException(unread.getMessage(), unread);
        }
    }
}
