package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion.Exactly;
import dev.scoresheet.application.kernel.log.append.Receipt;
import dev.scoresheet.application.kernel.log.append.ReceiptOutcome;
import dev.scoresheet.application.kernel.log.append.StoredReceipt;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.EventStream;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.domain.kernel.Decision.Accepted;
import dev.scoresheet.domain.kernel.Decision.Rejected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Command handler that reads, replays, decides and appends. After a version conflict it retries, a few times, unless
/// the client named a version.
///
/// It looks up the receipt before any response other than "appended". The stream may have changed since a command was
/// done, and a resend of that command must not get a conflict.
public final class DeciderCommandHandler<C, S, E extends U, R, U> implements CommandHandler<C, S, R> {

    /// Maximum number of attempts. An attempt fails only when another writer succeeds, so the system as a whole makes
    /// progress.
    private static final int ATTEMPTS = 8;

    private final Aggregate<C, S, E, R> aggregate;
    private final Companion<C, E, R, U> companion;
    private final EventStore<U> store;

    /// @param store the store of the union `U`, of which the aggregate's family `E` is a branch
    public DeciderCommandHandler(Aggregate<C, S, E, R> aggregate, EventStore<U> store) {
        this(aggregate, Companion.none(), store);
    }

    /// @param companion decision on another stream, in the same append
    public DeciderCommandHandler(
            Aggregate<C, S, E, R> aggregate, Companion<C, E, R, U> companion, EventStore<U> store) {
        this.aggregate = aggregate;
        this.companion = companion;
        this.store = store;
    }

    @Override
    public Outcome<S, R> handle(C command, CommandContext context) {
        var stream = aggregate.stream(command);
        for (int attempt = 1; ; attempt++) {
            var outcome = attempt(command, context, replay(store.read(stream)));
            if (!(outcome instanceof Outcome.Conflict<S, R>(var _, var _, var _, var named))
                    || named
                    || attempt == ATTEMPTS) {
                return outcome;
            }
        }
    }

    private Outcome<S, R> attempt(C command, CommandContext context, StreamState<S> now) {
        if (context.expectedVersion().isPresent() && context.expectedVersion().getAsLong() != now.version()) {
            return unlessDone(context, now, () -> conflict(now, true));
        }
        return switch (aggregate.decider().decide(command, now.state())) {
            case Rejected<E, R>(var rejection) -> rejected(rejection, context, now);
            case Accepted<E, R>(var events) when events.isEmpty() -> append(List.of(), events, context, now);
            case Accepted<E, R>(var events) ->
                switch (companion.decide(command, events, store)) {
                    case Rejected<StreamAppend<? extends U>, R>(var rejection) -> rejected(rejection, context, now);
                    case Accepted<StreamAppend<? extends U>, R>(var others) -> append(others, events, context, now);
                };
        };
    }

    private Outcome<S, R> rejected(R rejection, CommandContext context, StreamState<S> now) {
        return unlessDone(
                context, now, () -> new Outcome.Rejected<>(rejection, now.stream(), now.version(), now.state()));
    }

    /// Appends to the other streams first, so that the last position of the append is that of this stream.
    private Outcome<S, R> append(
            List<StreamAppend<? extends U>> others, List<E> events, CommandContext context, StreamState<S> now) {
        var streams = new ArrayList<>(others);
        if (!events.isEmpty()) {
            streams.add(new StreamAppend<>(now.stream(), new Exactly(now.version()), events));
        } else if (context.request().isEmpty()) {
            return done(now, events, now.position()); // there is nothing to write, and no key to recognise a resend by
        }
        return switch (store.append(append(streams, context, now))) {
            case Appended(var _, var _, var last) -> done(now, events, last.orElse(now.position()));
            case AlreadyDone(var stored) -> asItWasDone(stored, now.stream());
            case KeyReused _ -> new Outcome.KeyReused<>();
            case VersionConflict(var changed, var _, var _) ->
                conflict(
                        replay(store.read(now.stream())),
                        context.expectedVersion().isPresent() && changed.equals(now.stream()));
        };
    }

    private Append<U> append(List<StreamAppend<? extends U>> streams, CommandContext context, StreamState<S> now) {
        if (context.request().isEmpty()) {
            return new Append.Fresh<>(streams, context.metadata());
        }
        var request = context.request().get();
        Map<StreamId, Long> seen = streams.isEmpty() ? Map.of(now.stream(), now.version()) : Map.of();
        var receipt = new Receipt(request.key(), request.hash(), ReceiptOutcome.DONE, seen);
        return new Append.Keyed<>(streams, receipt, context.metadata());
    }

    private Outcome<S, R> done(StreamState<S> now, List<E> events, long position) {
        return new Outcome.Done<>(
                now.stream(), now.version() + events.size(), position, evolve(now.state(), events), false);
    }

    private Outcome<S, R> unlessDone(CommandContext context, StreamState<S> now, Supplier<Outcome<S, R>> otherwise) {
        if (context.request().isEmpty()) {
            return otherwise.get();
        }
        var request = context.request().get();
        Optional<StoredReceipt> done = store.receipt(request.key());
        if (done.isEmpty()) {
            return otherwise.get();
        }
        return done.get().receipt().requestHash().equals(request.hash())
                ? asItWasDone(done.get(), now.stream())
                : new Outcome.KeyReused<>();
    }

    /// Returns the outcome of a resend: the stream at the version that the command left. A repeated creation has a
    /// new id, so the receipt names the stream that the first request created.
    private Outcome<S, R> asItWasDone(StoredReceipt stored, StreamId requested) {
        var versions = stored.versions();
        var answering = versions.containsKey(requested)
                ? Optional.of(requested)
                : versions.keySet().stream()
                        .filter(stream -> stream.category().equals(aggregate.category()))
                        .min(Comparator.comparing(StreamId::key));
        if (answering.isEmpty()) {
            return new Outcome.KeyReused<>(); // an equal request for a stream of another category
        }
        var stream = answering.get();
        var then = replay(store.read(stream, Objects.requireNonNull(versions.get(stream))));
        return new Outcome.Done<>(stream, then.version(), then.position(), then.state(), true);
    }

    private Outcome<S, R> conflict(StreamState<S> now, boolean named) {
        return new Outcome.Conflict<>(now.stream(), now.version(), now.state(), named);
    }

    private StreamState<S> replay(EventStream<U> stream) {
        return StreamState.of(aggregate, stream);
    }

    private S evolve(S state, List<E> events) {
        var evolved = state;
        for (var event : events) {
            evolved = aggregate.decider().evolve(evolved, event);
        }
        return evolved;
    }
}
