package dev.scoresheet.bootstrap.kernel.bench.process;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.KeyForm;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.bootstrap.kernel.bench.process.QuestionEvent.Posed;
import dev.scoresheet.bootstrap.kernel.bench.process.QuestionEvent.Recalled;
import dev.scoresheet.bootstrap.kernel.bench.process.QuestionEvent.Replied;
import dev.scoresheet.bootstrap.kernel.bench.process.QuestionRules.Order;
import dev.scoresheet.domain.kernel.Decider;
import dev.scoresheet.domain.kernel.Decision;

/// Rules of questions and of replies. The state is the deadline; 0 for none.
final class QuestionRules implements Decider<Order, Long, QuestionEvent, String> {

    static final String QUESTION = "question";
    static final String REPLY = "reply";

    private static final String TEXT = "the answer to this question has about the length of a usual event of a system";

    /// Command on a stream.
    sealed interface Order {

        StreamId stream();

        record Reply(StreamId stream) implements Order {}

        record Recall(StreamId stream, long dueMillis) implements Order {}
    }

    static Order.Reply reply(String key) {
        return new Order.Reply(new StreamId(REPLY, key));
    }

    static Posed posed(long dueMillis) {
        return new Posed(dueMillis, TEXT);
    }

    static Aggregate<Order, Long, QuestionEvent, String> aggregate(String category) {
        return new Aggregate<>(category, KeyForm.ANY, QuestionEvent.class, new QuestionRules(), Order::stream);
    }

    @Override
    public Long initial() {
        return 0L;
    }

    @Override
    public Decision<QuestionEvent, String> decide(Order order, Long due) {
        return switch (order) {
            case Order.Reply _ -> Decision.accept(new Replied(TEXT));
            case Order.Recall(var _, var millis) ->
                millis == due ? Decision.accept(new Recalled(millis)) : Decision.reject("Overtaken");
        };
    }

    @Override
    public Long evolve(Long due, QuestionEvent event) {
        return event instanceof Posed(var millis, var _) ? millis : 0L;
    }
}
