package dev.scoresheet.application.kernel.command;

/// The way in for commands of one family. Thread-safe; blocks, so call from a virtual thread. Throws what
/// [dev.scoresheet.application.kernel.log.EventStore] throws.
///
/// @param <C> commands
/// @param <S> state
/// @param <R> rejections
@FunctionalInterface
public interface CommandHandler<C, S, R> {

    Outcome<S, R> handle(C command, CommandContext context);
}
