package dev.scoresheet.bootstrap.kernel.bench.process;

import dev.scoresheet.adapters.json.kernel.EventTypes;
import dev.scoresheet.adapters.json.kernel.JsonEventCodec;
import dev.scoresheet.adapters.json.kernel.StoredType;
import java.util.List;

/// Event of the measured system: a question is posed, a reply follows in a stream of its own, and a question with a
/// deadline is recalled.
sealed interface QuestionEvent {

    /// @param dueMillis deadline in milliseconds since 1970; 0 for a question that wants a reply
    record Posed(long dueMillis, String text) implements QuestionEvent {}

    record Replied(String text) implements QuestionEvent {}

    record Recalled(long dueMillis) implements QuestionEvent {}

    static JsonEventCodec<QuestionEvent> codec() {
        return new JsonEventCodec<>(new EventTypes<QuestionEvent>() {

            private static final StoredType<Posed> POSED = StoredType.of("question.posed", Posed.class);
            private static final StoredType<Replied> REPLIED = StoredType.of("question.replied", Replied.class);
            private static final StoredType<Recalled> RECALLED = StoredType.of("question.recalled", Recalled.class);

            @Override
            public StoredType<? extends QuestionEvent> of(QuestionEvent event) {
                return switch (event) {
                    case Posed _ -> POSED;
                    case Replied _ -> REPLIED;
                    case Recalled _ -> RECALLED;
                };
            }

            @Override
            public List<StoredType<? extends QuestionEvent>> all() {
                return List.of(POSED, REPLIED, RECALLED);
            }
        });
    }
}
