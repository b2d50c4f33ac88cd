package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.command.Decided.Changed;
import dev.scoresheet.application.kernel.command.Decided.Refused;
import dev.scoresheet.application.kernel.command.Decided.Unchanged;
import dev.scoresheet.application.kernel.command.StreamStates.Basis;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.append.AppendResult.AlreadyDone;
import dev.scoresheet.application.kernel.log.append.AppendResult.Appended;
import dev.scoresheet.application.kernel.log.append.AppendResult.Fenced;
import dev.scoresheet.application.kernel.log.append.AppendResult.Forgotten;
import dev.scoresheet.application.kernel.log.append.AppendResult.KeyReused;
import dev.scoresheet.application.kernel.log.append.AppendResult.VersionConflict;
import dev.scoresheet.application.kernel.log.append.FencedOff;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.time.Deadline;
import dev.scoresheet.application.kernel.time.Downtimes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Command handler that decides on the state of a stream and appends the events. It decides again after a version
/// conflict, a few times.
///
/// The first decision may be on a state without a read: a warm one, or the empty state of a stream that must not
/// exist. Only an append with events is sent after that decision, because the version check then proves that the
/// stream had nothing more. Every other result is decided again on a state whose read began after the request did.
///
/// It looks up the receipt before any response other than "appended", after the read. The stream may have changed
/// since a command was done, and a resend of that command must not get a conflict.
public final class DeciderCommandHandler<C, S, E extends U, R, U> implements CommandHandler<C, S, R> {

    /// Maximum number of attempts on a state that was read. An attempt fails only when another writer succeeds, so
    /// the system as a whole makes progress.
    private static final int ATTEMPTS = 8;

    private final Aggregate<C, S, E, R> aggregate;
    private final Companion<C, E, R, U> companion;
    private final EventStore<U> store;
    private final StreamStates<S, E, U> states;
    private final Resends<S, U> resends;
    private final Optional<CommandHandlers.Limit> limit;
    private final Downtimes downtimes;

    /// Makes a handler without warm states and without a limit of time ([CommandHandlers]).
    ///
    /// @param store the store of the union `U`, of which the aggregate's family `E` is a branch
    public DeciderCommandHandler(Aggregate<C, S, E, R> aggregate, EventStore<U> store) {
        this(aggregate, Companion.none(), store);
    }

    /// Makes a handler without warm states and without a limit of time ([CommandHandlers]).
    ///
    /// @param companion decision on another stream, in the same append
    public DeciderCommandHandler(
            Aggregate<C, S, E, R> aggregate, Companion<C, E, R, U> companion, EventStore<U> store) {
        this(aggregate, companion, CommandHandlers.plain(store));
    }

    DeciderCommandHandler(Aggregate<C, S, E, R> aggregate, Companion<C, E, R, U> companion, CommandHandlers<U> node) {
        this.aggregate = aggregate;
        this.companion = companion;
        this.store = node.store();
        this.states = new StreamStates<>(aggregate, node);
        this.resends = new Resends<>(aggregate.category(), store, states);
        this.limit = node.limit();
        this.downtimes = node.downtimes();
    }

    @Override
    public Outcome<S, R> handle(C command, CommandContext context) {
        var deadline = limit.map(CommandHandlers.Limit::begun);
        var request = new Received<>(command, context, aggregate.stream(command), deadline);
        return firstAttempt(request).orElseGet(() -> attempts(request));
    }

    /// Command with its context, as it was received.
    ///
    /// @param deadline end of the time in which an append may begin
    private record Received<C>(C command, CommandContext context, StreamId stream, Optional<Deadline> deadline) {

        boolean namesAnother(long version) {
            var named = context.expectedVersion();
            return named.isPresent() && named.getAsLong() != version;
        }
    }

    /// Tries without a read. Empty if there is no such state, or if the decision on it is no answer.
    private Optional<Outcome<S, R>> firstAttempt(Received<C> request) {
        return states.unread(request.stream(), aggregate.begins().test(request.command()))
                .filter(basis -> !request.namesAnother(basis.state().version()))
                .flatMap(basis -> decide(request, basis) instanceof Changed<E, R, U> changed
                        ? append(request, basis, changed)
                        : Optional.empty());
    }

    private Outcome<S, R> attempts(Received<C> request) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            var outcome = attempt(request, states.read(request.stream()));
            if (outcome.isPresent()) {
                return outcome.get();
            }
        }
        return conflict(request, states.read(request.stream()).state());
    }

    /// Decides on a state that was read for this request. Empty if another writer changed a stream before the append.
    private Optional<Outcome<S, R>> attempt(Received<C> request, Basis<S> basis) {
        var now = basis.state();
        if (request.namesAnother(now.version())) {
            return Optional.of(conflict(request, now));
        }
        return switch (decide(request, basis)) {
            case Refused<E, R, U>(var rejection) ->
                Optional.of(unlessDone(
                        request, () -> new Outcome.Rejected<>(rejection, now.stream(), now.version(), now.state())));
            case Unchanged<E, R, U>() -> Optional.of(unchanged(request, now));
            case Changed<E, R, U> changed -> append(request, basis, changed);
        };
    }

    /// Appends. Empty if nothing was written and the command must be decided again.
    private Optional<Outcome<S, R>> append(Received<C> request, Basis<S> basis, Changed<E, R, U> changed) {
        CommandHandlers.Limit.requireTime(request.deadline());
        return switch (store.append(request.context().append(changed.streams(), Map.of()))) {
            case Appended(var _, var _, var last) ->
                Optional.of(states.appended(basis, changed.events(), last.orElseThrow())
                        .done(false));
            case AlreadyDone(var stored) -> Optional.of(resends.answer(stored, request.stream()));
            case KeyReused _ -> Optional.of(new Outcome.KeyReused<>());
            case VersionConflict(var stream, var _, var actual) -> {
                if (stream.equals(request.stream())) {
                    states.refused(basis, actual);
                }
                yield Optional.empty();
            }
            case Forgotten() -> Optional.empty();
            case Fenced() -> throw fencedOff(request);
        };
    }

    private static FencedOff fencedOff(Received<?> request) {
        return new FencedOff(request.context().request().orElseThrow().fence());
    }

    /// Answers a command that changes nothing. A resend gets the same answer, so a command with a key leaves a receipt.
    private Outcome<S, R> unchanged(Received<C> request, StreamState<S> now) {
        if (request.context().request().isEmpty()) {
            return now.done(false);
        }
        CommandHandlers.Limit.requireTime(request.deadline());
        return switch (store.append(request.context().append(List.of(), Map.of(now.stream(), now.version())))) {
            case Appended _ -> now.done(false);
            case AlreadyDone(var stored) -> resends.answer(stored, request.stream());
            case KeyReused _ -> new Outcome.KeyReused<>();
            case Fenced() -> throw fencedOff(request);
            case VersionConflict _, Forgotten _ ->
                throw new IllegalStateException("an append without events named a version");
        };
    }

    /// Answers that the stream is not at the version that the client named, or that every attempt lost to another
    /// writer.
    private Outcome<S, R> conflict(Received<C> request, StreamState<S> now) {
        return unlessDone(
                request,
                () -> new Outcome.Conflict<>(
                        now.stream(), now.version(), now.state(), request.namesAnother(now.version())));
    }

    private Outcome<S, R> unlessDone(Received<C> request, Supplier<Outcome<S, R>> otherwise) {
        return resends.answerOr(request.context(), request.stream(), otherwise);
    }

    private Decided<E, R, U> decide(Received<C> request, Basis<S> basis) {
        var command = request.command();
        var timed = aggregate
                .downtime()
                .since(command, basis.state().state())
                .map(since -> aggregate.downtime().with(command, downtimes.since(since)))
                .orElse(command);
        return Decided.on(basis, timed, aggregate, companion, store);
    }
}
