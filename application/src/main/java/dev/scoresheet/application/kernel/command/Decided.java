package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.command.StreamStates.Basis;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import dev.scoresheet.domain.kernel.Decision.Rejected;
import java.util.ArrayList;
import java.util.List;

/// Decision on all streams of a command.
sealed interface Decided<E, R, U> {

    record Refused<E, R, U>(R rejection) implements Decided<E, R, U> {}

    record Unchanged<E, R, U>() implements Decided<E, R, U> {}

    /// @param streams parts of the append. The command's own stream is the last, so the append's last position is that
    ///     of its last event.
    /// @param events events of that stream, at least one
    record Changed<E, R, U>(List<StreamAppend<? extends U>> streams, List<E> events) implements Decided<E, R, U> {}

    /// Decides on the state of the command's own stream. The companion reads the other streams itself.
    static <C, S, E extends U, R, U> Decided<E, R, U> on(
            Basis<S> basis,
            C command,
            Aggregate<C, S, E, R> aggregate,
            Companion<C, E, R, U> companion,
            EventStore<U> store) {
        return switch (aggregate.decider().decide(command, basis.state().state())) {
            case Rejected<E, R>(var rejection) -> new Refused<>(rejection);
            case Accepted<E, R>(var events) when events.isEmpty() -> new Unchanged<>();
            case Accepted<E, R>(var events) ->
                switch (companion.decide(command, events, store)) {
                    case Rejected<StreamAppend<? extends U>, R>(var rejection) -> new Refused<>(rejection);
                    case Accepted<StreamAppend<? extends U>, R>(var others) -> {
                        var streams = new ArrayList<>(others);
                        streams.add(new StreamAppend<>(basis.state().stream(), basis.expected(), events));
                        yield new Changed<>(List.copyOf(streams), events);
                    }
                };
        };
    }
}
