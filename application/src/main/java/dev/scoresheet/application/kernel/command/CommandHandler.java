package dev.scoresheet.application.kernel.command;

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
        return (command, context) -> handle(command, context).map(view);
    }
}
