package dev.scoresheet.adapters.json.kernel;

import dev.scoresheet.application.kernel.command.SnapshotCodec;
import java.util.Map;
import java.util.function.Function;

/// Codec of an aggregate's states as strict JSON. Thread-safe.
///
/// @param form number of the form ([SnapshotCodec#form])
/// @param <S> state
/// @param <T> stored form of a state
public record JsonSnapshotCodec<S, T>(int form, JsonStateCodec<S, T> states) implements SnapshotCodec<S> {

    /// @param mixins Jackson's annotations by class, as for events ([EventTypes#mixins])
    public JsonSnapshotCodec(
            int form, Class<T> type, Map<Class<?>, Class<?>> mixins, Function<S, T> stored, Function<T, S> restored) {
        this(form, new JsonStateCodec<>(type, mixins, stored, restored));
    }

    @Override
    public String encode(S state) {
        return states.text(state);
    }

    @Override
    public S decode(String text) {
        return states.state(text);
    }
}
