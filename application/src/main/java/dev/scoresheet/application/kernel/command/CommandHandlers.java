package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.Downtimes;
import dev.scoresheet.application.kernel.time.TimeSource;
import java.time.Duration;
import java.util.Optional;

/// Factory of the command handlers of one node, which share its warm states.
///
/// @param warm the only cache of this node's states of the store
/// @param snapshots snapshots of this node; empty if it keeps none
/// @param limit limit of the time of a request; empty for none
/// @param downtimes downtimes of the system
/// @param <U> union of all events of the system
public record CommandHandlers<U>(
        EventStore<U> store,
        WarmStates warm,
        Optional<StateSnapshots> snapshots,
        Optional<Limit> limit,
        Downtimes downtimes) {

    /// Makes handlers of a store without downtimes.
    public CommandHandlers(
            EventStore<U> store, WarmStates warm, Optional<StateSnapshots> snapshots, Optional<Limit> limit) {
        this(store, warm, snapshots, limit, Downtimes.NONE);
    }

    /// Makes handlers that keep no snapshots.
    public CommandHandlers(EventStore<U> store, WarmStates warm, Optional<Limit> limit) {
        this(store, warm, Optional.empty(), limit);
    }

    /// @param appendsWithin time after the start of a request in which its append may begin
    public record Limit(TimeSource time, Duration appendsWithin) {

        /// Time in which the append of a request may begin, if no setting says another one.
        public static final Duration APPENDS_WITHIN = Duration.ofSeconds(10);

        Deadline begun() {
            return time.deadline(appendsWithin);
        }

        /// Bounds the time in which the append of a request can still commit: a client that got no answer waits for it.
        static void requireTime(Optional<Deadline> deadline) {
            if (deadline.filter(Deadline::isOver).isPresent()) {
                throw new StoreUnavailable(
                        "the request took too long before its append could begin; nothing was written",
                        Duration.ofSeconds(1));
            }
        }
    }

    /// Returns handlers without warm states and without a limit. They read the stream of each command.
    public static <U> CommandHandlers<U> plain(EventStore<U> store) {
        return new CommandHandlers<>(store, WarmStates.none(), Optional.empty());
    }

    public <C, S, E extends U, R> CommandHandler<C, S, R> of(Aggregate<C, S, E, R> aggregate) {
        return of(aggregate, Companion.none());
    }

    /// @param companion decision on another stream, in the same append
    public <C, S, E extends U, R> CommandHandler<C, S, R> of(
            Aggregate<C, S, E, R> aggregate, Companion<C, E, R, U> companion) {
        return new DeciderCommandHandler<>(aggregate, companion, this);
    }

    /// Makes a handler of commands over several streams. It uses no warm states.
    public <C, R> JointCommandHandler<C, R, U> of(JointDecision<C, R, U> decision) {
        return new JointCommandHandler<>(decision, this);
    }
}
