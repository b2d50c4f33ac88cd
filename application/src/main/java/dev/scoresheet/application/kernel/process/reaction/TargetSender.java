package dev.scoresheet.application.kernel.process.reaction;

import dev.scoresheet.application.kernel.command.CommandContext;
import dev.scoresheet.application.kernel.command.CommandContext.KeyedRequest;
import dev.scoresheet.application.kernel.command.CommandHandler;
import dev.scoresheet.application.kernel.command.CommandHandlers;
import dev.scoresheet.application.kernel.command.JointOutcome;
import dev.scoresheet.application.kernel.command.Outcome;
import dev.scoresheet.application.kernel.log.EventStore;
import dev.scoresheet.application.kernel.log.OutcomeUnknown;
import dev.scoresheet.application.kernel.log.StoreUnavailable;
import dev.scoresheet.application.kernel.log.append.Append;
import dev.scoresheet.application.kernel.log.append.AppendResult;
import dev.scoresheet.application.kernel.log.append.ExpectedVersion;
import dev.scoresheet.application.kernel.log.append.Fence;
import dev.scoresheet.application.kernel.log.append.FencedOff;
import dev.scoresheet.application.kernel.log.append.StreamAppend;
import dev.scoresheet.application.kernel.log.event.Metadata;
import dev.scoresheet.application.kernel.log.event.StreamId;
import dev.scoresheet.application.kernel.log.event.TextHash;
import dev.scoresheet.application.kernel.log.event.UnreadableEvent;
import dev.scoresheet.application.kernel.process.DeclaredProcess;
import dev.scoresheet.application.kernel.process.JointTarget;
import dev.scoresheet.application.kernel.process.ReactionTarget;
import dev.scoresheet.application.kernel.process.Target;
import dev.scoresheet.domain.kernel.ProcessManager.Reaction;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;

/// Sender that hands commands to the handlers of the declared targets.
public final class TargetSender<E, S, C> implements ReactionSender<S, C> {

    private final DeclaredProcess<E, S, C> process;
    private final EventStore<E> store;
    private final TextHash hash;
    private final List<Route<C>> routes;

    /// @param handlers handlers with a limit of time; it bounds each reaction
    public TargetSender(DeclaredProcess<E, S, C> process, CommandHandlers<E> handlers, TextHash hash) {
        this.process = process;
        this.store = handlers.store();
        this.hash = hash;
        this.routes = process.targets().stream()
                .<Route<C>>map(target -> Route.to(target, handlers))
                .toList();
    }

    /// Target with its handler.
    private record Route<C>(Class<? extends C> commands, Handling<C> handling) {

        /// Returns the stored name of the rejection, if the command was rejected.
        interface Handling<C> {
            Answer handle(C command, CommandContext context);
        }

        static <C, T extends C, U> Route<C> to(Target<T, U> target, CommandHandlers<U> handlers) {
            return switch (target) {
                case ReactionTarget<T, ?, ?, ?, U> aggregate -> toAggregate(aggregate, handlers);
                case JointTarget<T, ?, U> joint -> toStreams(joint, handlers);
            };
        }

        private static <C, T extends C, S, E extends U, R, U> Route<C> toAggregate(
                ReactionTarget<T, S, E, R, U> target, CommandHandlers<U> handlers) {
            CommandHandler<T, S, R> handler = handlers.of(target.aggregate(), target.companion());
            var commands = target.commands();
            return new Route<>(
                    commands,
                    (command, context) ->
                            Route.<S, R>answer(handler.handle(commands.cast(command), context), target.rejections()));
        }

        private static <C, T extends C, R, U> Route<C> toStreams(
                JointTarget<T, R, U> target, CommandHandlers<U> handlers) {
            var handler = handlers.of(target.decision());
            var commands = target.commands();
            return new Route<>(
                    commands,
                    (command, context) ->
                            Route.<R>answer(handler.handle(commands.cast(command), context), target.rejections()));
        }

        private static <S, R> Answer answer(Outcome<S, R> outcome, Function<R, String> rejections) {
            return switch (outcome) {
                case Outcome.Done<S, R> _, Outcome.KeyReused<S, R> _ -> new Answer.Settled();
                case Outcome.Rejected<S, R>(var rejection, var _, var _, var _) ->
                    new Answer.Rejected(rejections.apply(rejection));
                case Outcome.Conflict<S, R>(var stream, var _, var _, var _) -> new Answer.Conflict(stream.toString());
            };
        }

        private static <R> Answer answer(JointOutcome<R> outcome, Function<R, String> rejections) {
            return switch (outcome) {
                case JointOutcome.Done<R> _, JointOutcome.KeyReused<R> _ -> new Answer.Settled();
                case JointOutcome.Rejected<R>(var rejection) -> new Answer.Rejected(rejections.apply(rejection));
                case JointOutcome.Conflict<R>(var stream) -> new Answer.Conflict(stream.toString());
            };
        }
    }

    private sealed interface Answer {
        record Settled() implements Answer {}

        record Rejected(String rejection) implements Answer {}

        record Conflict(String stream) implements Answer {}
    }

    @Override
    public SendResult send(String instance, S state, ReactionOrigin origin, Reaction<C> reaction, Fence fence) {
        var key = ReactionKey.of(process.name(), origin.reference(), instance, reaction.name(), hash);
        return guarded(key, () -> {
            var route = routes.stream()
                    .filter(known -> known.commands().isInstance(reaction.command()))
                    .findFirst();
            if (route.isEmpty()) {
                return new SendResult.Parking("process %s has no target for the command of reaction %s"
                        .formatted(process.name(), reaction.name()));
            }
            var context = new CommandContext(
                    Optional.of(new KeyedRequest(key.key(), key.request(), fence)),
                    OptionalLong.empty(),
                    origin.metadata());
            return switch (route.get().handling().handle(reaction.command(), context)) {
                case Answer.Settled() -> new SendResult.Done();
                case Answer.Conflict(var stream) ->
                    new SendResult.Waiting("other writers changed " + stream + " at every attempt");
                case Answer.Rejected(var rejection) ->
                    refused(instance, state, origin, reaction, rejection, key, fence);
            };
        });
    }

    private SendResult refused(
            String instance,
            S state,
            ReactionOrigin origin,
            Reaction<C> reaction,
            String rejection,
            ReactionKey key,
            Fence fence) {
        if (isOwn(origin)) {
            return new SendResult.Parking("reaction %s to an event of the process itself was refused: %s"
                    .formatted(reaction.name(), rejection));
        }
        var recorded = process.manager()
                .whenRefused(state, reaction, rejection)
                .map(event -> new StreamAppend<E>(
                        new StreamId(process.name(), instance), new ExpectedVersion.Any(), List.of(event)));
        return record(recorded.map(List::of).orElse(List.of()), key, origin.metadata(), fence);
    }

    private boolean isOwn(ReactionOrigin origin) {
        return switch (origin) {
            case ReactionOrigin.OfEvent(var event) ->
                process.own().contains(event.stream().category());
            case ReactionOrigin.OfDeadline _ -> false;
        };
    }

    @Override
    public SendResult giveUp(String instance, String reference, String reaction, Fence fence) {
        var key = ReactionKey.of(process.name(), reference, instance, reaction, hash);
        return guarded(key, () -> record(List.of(), key, Metadata.of(key.key().key()), fence));
    }

    private SendResult record(List<StreamAppend<E>> streams, ReactionKey key, Metadata metadata, Fence fence) {
        return switch (store.append(new Append.Keyed<>(List.copyOf(streams), key.refused(), metadata, fence))) {
            case AppendResult.Appended _ -> new SendResult.Refused();
            case AppendResult.AlreadyDone _, AppendResult.KeyReused _ -> new SendResult.Done();
            case AppendResult.Fenced() -> new SendResult.Fenced();
            case AppendResult.VersionConflict _, AppendResult.Forgotten _ ->
                throw new IllegalStateException("a refusal named a version");
        };
    }

    /// Returns a result for each failure of the code of a target. It does not count if the reaction was done before: a
    /// release that can no longer decide it must not park what took effect. Errors of the machine reach the caller.
    private SendResult guarded(ReactionKey key, Supplier<SendResult> sending) {
        try {
            return sending.get();
        } catch (FencedOff _) {
            return new SendResult.Fenced();
        } catch (StoreUnavailable | OutcomeUnknown transientError) {
            return new SendResult.Waiting(String.valueOf(transientError.getMessage()));
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failed) {
            return unlessKnown(key, failed);
        }
    }

    private SendResult unlessKnown(ReactionKey key, Throwable failed) {
        try {
            if (store.receipt(key.key()).isPresent()) {
                return new SendResult.Done();
            }
        } catch (StoreUnavailable unavailable) {
            return new SendResult.Waiting(String.valueOf(unavailable.getMessage()));
        }
        return failed instanceof UnreadableEvent unreadable
                        && unreadable.reason().isUnknown()
                ? new SendResult.Unreadable(String.valueOf(unreadable.getMessage()))
                : new SendResult.Parking(failed.toString());
    }
}
