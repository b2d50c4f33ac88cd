package dev.scoresheet.adapters.json.chess.exercise;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.scoresheet.adapters.json.chess.ChessEventTypes;
import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.JsonEventCodec;
import dev.scoresheet.adapters.json.kernel.JsonStateCodec;
import dev.scoresheet.adapters.json.kernel.StoredType;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.domain.chess.ChessEvent;
import dev.scoresheet.domain.chess.exercise.KnownUpsets;
import dev.scoresheet.domain.chess.exercise.WeekEvent;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetAnnounced;
import dev.scoresheet.domain.chess.exercise.WeekEvent.UpsetNoted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Names under which the events of weeks are stored, next to those of chess.
public final class UpsetEventTypes implements EventTypes<Object> {

    private static final StoredType<UpsetNoted> UPSET_NOTED = StoredType.of("week.upset-noted", UpsetNoted.class);
    private static final StoredType<UpsetAnnounced> UPSET_ANNOUNCED =
            StoredType.of("week.upset-announced", UpsetAnnounced.class);

    private final ChessEventTypes chess = new ChessEventTypes();

    public static JsonEventCodec<Object> codec() {
        return new JsonEventCodec<>(new UpsetEventTypes());
    }

    public static StateCodec<KnownUpsets> states() {
        var mixins = new HashMap<>(new UpsetEventTypes().mixins());
        mixins.put(KnownUpsets.class, KindsOfKnownUpsets.class);
        return JsonStateCodec.of(KnownUpsets.class, mixins);
    }

    @Override
    public StoredType<?> of(Object event) {
        return event instanceof WeekEvent week ? of(week) : chess.of((ChessEvent) event);
    }

    private static StoredType<? extends WeekEvent> of(WeekEvent event) {
        return switch (event) {
            case UpsetNoted _ -> UPSET_NOTED;
            case UpsetAnnounced _ -> UPSET_ANNOUNCED;
        };
    }

    @Override
    public List<StoredType<?>> all() {
        var all = new ArrayList<StoredType<?>>(chess.all());
        all.add(UPSET_NOTED);
        all.add(UPSET_ANNOUNCED);
        return List.copyOf(all);
    }

    @Override
    public Map<Class<?>, Class<?>> mixins() {
        return chess.mixins();
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = KnownUpsets.None.class, name = "none"),
        @JsonSubTypes.Type(value = KnownUpsets.Unnoted.class, name = "unnoted"),
        @JsonSubTypes.Type(value = KnownUpsets.Noted.class, name = "noted")
    })
    private interface KindsOfKnownUpsets {}
}
