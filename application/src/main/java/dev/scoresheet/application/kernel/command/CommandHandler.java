package dev.scoresheet.application.kernel.command;

import dev.scoresheet.application.kernel.command.Outcome.Conflict;
import dev.scoresheet.application.kernel.command.Outcome.Done;
import dev.scoresheet.application.kernel.command.Outcome.KeyReused;
import dev.scoresheet.application.kernel.command.Outcome.Rejected;
import java.util.function.Function;

/// Handler of the commands of one family. Thread-safe; blocks, so call from a virtual thread. Throws the errors of
/// [dev.scoresheet.application.kernel.log.EventStore].
///
/// @param <C> commands
/// @param <S> state, or the part of it that is shown
/// @param <R> rejections
@FunctionalInterface
public interface CommandHandler<C, S, R> {

    Outcome<S, R> handle(C command, CommandContext context);

    /// Returns the same handler for callers that receive a view instead of the state, as adapters always do.
    default <V> CommandHandler<C, V, R> showing(Function<? super S, ? extends V> view) {
        return (command, context) -> switch (handle(command, context)) {
            case Done<S, R>(var stream, var version, var position, var state, var replayed) ->
                new Done<>(stream, version, position, view.apply(state), replayed);
            case Rejected<S, R>(var rejection, var stream, var version, var state) ->
                new Rejected<>(rejection, stream, version, view.apply(state));
            case Conflict<S, R>(var stream, var actual, var state, var named) ->
                new Conflict<>(stream, actual, view.apply(state), named);
            case KeyReused<S, R>() -> new KeyReused<>();
        };
    }
}
