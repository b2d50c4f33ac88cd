package dev.scoresheet.application.kernel.process.step;

import dev.scoresheet.application.kernel.log.EventFeed;
import dev.scoresheet.application.kernel.log.append.ReceiptKey;
import dev.scoresheet.application.kernel.log.event.Entry;
import dev.scoresheet.application.kernel.log.event.EventRef;
import dev.scoresheet.application.kernel.log.event.Filter;
import dev.scoresheet.application.kernel.log.event.RecordedEvent;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.reaction.ReactionKey;
import dev.scoresheet.application.kernel.process.reaction.ReactionOrigin;
import dev.scoresheet.application.kernel.process.store.GivenUpEvent;
import dev.scoresheet.application.kernel.process.store.HeldInstance;
import dev.scoresheet.application.kernel.process.store.ImpliedDeadline;
import dev.scoresheet.application.kernel.process.store.PartitionStatus;
import dev.scoresheet.application.kernel.process.store.ProcessStart;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedCollection;
import java.util.Set;

/// Replay of instances from the log, for operators. It asks the process again what follows from each event, and sends
/// nothing. Thread-safe; calls read the log.
public record InstanceReplay<E, S, C>(DeclaredProcess<E, S, C> process, EventFeed<E> feed, TextHash hash) {

    private static final int PAGE = 1_000;

    /// Maximum number of events, and of reactions, that a replay keeps: the last ones.
    private static final int KEPT = 100;

    /// Instance as the log makes it.
    ///
    /// @param made last events that made the state, in order
    /// @param reactions last reactions that may have been sent, in the order of their events
    /// @param finished true if the last event finished the instance
    public record Replayed(
            String state,
            Optional<ImpliedDeadline> deadline,
            boolean finished,
            List<EventRef> made,
            List<PossibleReaction> reactions) {

        /// Replay of a text that the process takes for no instance. JSON writes the state.
        private static final Replayed NO_INSTANCE = new Replayed("null", Optional.empty(), false, List.of(), List.of());

        public Replayed {
            made = List.copyOf(made);
            reactions = List.copyOf(reactions);
        }
    }

    /// Reaction that may have been sent. A receipt of its key says if it took effect.
    ///
    /// @param reference reference of its event or deadline
    public record PossibleReaction(String reference, String name, ReceiptKey key) {}

    /// Replays an instance through the checkpoint, or up to the event that holds it.
    public Replayed replay(String instance, ProcessStart start, PartitionStatus status) {
        Fold fold;
        try {
            fold = new Fold(instance, start.actsFrom(), status);
        } catch (RuntimeException _) {
            return Replayed.NO_INSTANCE;
        }
        long checkpoint = status.progress().position();
        for (long read = 0; read < checkpoint && !fold.ended; ) {
            var page = feed.after(read, filter(), (int) Math.min(PAGE, checkpoint - read));
            for (var entry : page.entries()) {
                if (entry instanceof RecordedEvent<E> event && concerns(event, instance, status.leftOut())) {
                    fold.take(event);
                }
            }
            if (page.through() == read) {
                break; // the log ends before the checkpoint
            }
            read = page.through();
        }
        return fold.replayed();
    }

    /// Returns the reason why a process stops at a position; empty if it does not, or reads no event there.
    public Optional<String> stop(long position) {
        return feed.after(position - 1, filter(), 1).entries().stream()
                .filter(entry -> entry.position() == position)
                .findFirst()
                .flatMap(this::stop);
    }

    private Optional<String> stop(Entry<E> entry) {
        return switch (entry) {
            case Entry.Unreadable<E> unreadable -> Optional.of(unreadable.detail());
            case RecordedEvent<E> event -> {
                try {
                    ConcernedInstances.instances(process.manager(), event);
                    yield Optional.empty();
                } catch (RuntimeException failed) {
                    yield Optional.of(failed.toString());
                }
            }
        };
    }

    private Filter filter() {
        return new Filter(process.reads(), Set.of());
    }

    private boolean concerns(RecordedEvent<E> event, String instance, Set<Long> leftOut) {
        if (leftOut.contains(event.position())) {
            return false;
        }
        try {
            return ConcernedInstances.instances(process.manager(), event).contains(instance);
        } catch (RuntimeException _) {
            return false; // the process stops there
        }
    }

    /// Fold of one instance. For one thread.
    private final class Fold {

        private final long actsFrom;
        private final long heldFrom;
        private final Set<GivenUpEvent> givenUp;
        private final ArrayDeque<EventRef> made = new ArrayDeque<>();
        private final LinkedHashSet<PossibleReaction> reactions = new LinkedHashSet<>();
        private InstanceState<S> state;
        private boolean finished;
        private boolean ended;

        private Fold(String instance, long actsFrom, PartitionStatus status) {
            this.actsFrom = actsFrom;
            this.heldFrom = Optional.ofNullable(status.entries().get(instance))
                    .map(HeldInstance::heldFrom)
                    .orElse(Long.MAX_VALUE);
            this.givenUp = status.givenUp();
            this.state = InstanceState.initial(process.manager(), instance);
        }

        /// Takes the next event. Some reactions to the event that holds the instance may have been sent.
        private void take(RecordedEvent<E> event) {
            ended = ended || event.position() >= heldFrom;
            if (event.position() > heldFrom || givenUp.contains(new GivenUpEvent(state.instance(), event.ref()))) {
                return;
            }
            try {
                var next = state.after(process.manager(), event);
                react(next, event);
                if (!ended) {
                    finished = process.manager().finished(next.state());
                    state = finished ? InstanceState.initial(process.manager(), state.instance()) : next;
                    keep(made, event.ref());
                }
            } catch (RuntimeException _) {
                ended = true; // an entry says so, or this release cannot fold what another one has
            }
        }

        private void react(InstanceState<S> next, RecordedEvent<E> event) {
            if (event.position() > actsFrom) {
                process.manager()
                        .react(next.state(), InstanceState.occurrence(event))
                        .forEach(reaction -> possible(event.ref().toString(), reaction));
            }
            next.deadline()
                    .ifPresent(deadline -> process.manager()
                            .atDeadline(next.state(), deadline.at())
                            .ifPresent(reaction ->
                                    possible(ReactionOrigin.OfDeadline.reference(deadline.fired()), reaction)));
        }

        private void possible(String reference, Reaction<C> reaction) {
            var key = ReactionKey.of(process.name(), reference, state.instance(), reaction.name(), hash);
            keep(reactions, new PossibleReaction(reference, reaction.name(), key.key()));
        }

        private static <T> void keep(SequencedCollection<T> all, T next) {
            all.add(next);
            if (all.size() > KEPT) {
                all.removeFirst();
            }
        }

        private Replayed replayed() {
            return new Replayed(
                    process.states().text(state.state()),
                    state.deadline(),
                    finished,
                    List.copyOf(made),
                    List.copyOf(reactions));
        }
    }
}
