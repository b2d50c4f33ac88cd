package dev.scoresheet.bootstrap.kernel.bench.process;

import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.application.kernel.process.StateCodec;
import dev.scoresheet.bootstrap.kernel.bench.process.QuestionEvent.Posed;
import dev.scoresheet.bootstrap.kernel.bench.process.QuestionRules.Order;
import dev.scoresheet.domain.kernel.Occurrence;
import dev.scoresheet.domain.kernel.ProcessManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Measured process: it replies to each question without a deadline, and recalls the others at their deadlines. The
/// state is the question's key and deadline.
record Replies(int version) implements ProcessManager<QuestionEvent, Replies.Open, Order> {

    static final String NAME = "replies";

    record Open(String key, long dueMillis) {}

    DeclaredProcess<QuestionEvent, Open, Order> declared() {
        return new DeclaredProcess<>(
                this,
                Set.of(QuestionRules.QUESTION),
                Optional.empty(),
                List.of(
                        target(Order.Reply.class, QuestionRules.REPLY),
                        target(Order.Recall.class, QuestionRules.QUESTION)),
                new OpenCodec());
    }

    private static ReactionTarget<Order, Long, QuestionEvent, String, QuestionEvent> target(
            Class<? extends Order> orders, String category) {
        return ReactionTarget.of(orders, QuestionRules.aggregate(category), Function.identity());
    }

    private record OpenCodec() implements StateCodec<Open> {
        @Override
        public String text(Open state) {
            return "\"%s %d\"".formatted(state.key(), state.dueMillis());
        }

        @Override
        public Open state(String text) {
            var parts = text.substring(1, text.length() - 1).split(" ");
            return new Open(parts[0], Long.parseLong(parts[1]));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> instances(Occurrence<QuestionEvent> occurrence) {
        return List.of(StreamId.parse(occurrence.stream()).key());
    }

    @Override
    public Open initial(String instance) {
        return new Open(instance, 0);
    }

    @Override
    public Open evolve(Open state, Occurrence<QuestionEvent> occurrence) {
        return new Open(state.key(), occurrence.event() instanceof Posed(var due, var _) ? due : 0);
    }

    @Override
    public List<Reaction<Order>> react(Open state, Occurrence<QuestionEvent> occurrence) {
        return occurrence.event() instanceof Posed(var due, var _) && due == 0
                ? List.of(new Reaction<>("reply", QuestionRules.reply(state.key())))
                : List.of();
    }

    @Override
    public Optional<Instant> deadline(Open state) {
        return state.dueMillis() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(state.dueMillis()));
    }

    @Override
    public Optional<Reaction<Order>> atDeadline(Open state, Instant deadline) {
        var question = new StreamId(QuestionRules.QUESTION, state.key());
        return Optional.of(new Reaction<>("recall", new Order.Recall(question, deadline.toEpochMilli())));
    }
}
