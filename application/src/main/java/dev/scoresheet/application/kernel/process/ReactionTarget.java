package dev.scoresheet.application.kernel.process;

import dev.scoresheet.application.kernel.command.Aggregate;
import dev.scoresheet.application.kernel.command.Companion;
import java.util.function.Function;

/// Aggregate that receives some commands of a process. It belongs to the application of the process.
///
/// @param commands class of the commands that this target receives
/// @param companion decision on other streams in the same append; [Companion#none] for one stream
/// @param rejections stored names of the aggregate's rejections
/// @param <C> commands of the aggregate
/// @param <S> state of the aggregate
/// @param <E> events of the aggregate
/// @param <R> rejections of the aggregate
/// @param <U> union of all events
public record ReactionTarget<C, S, E extends U, R, U>(
        Class<? extends C> commands,
        Aggregate<C, S, E, R> aggregate,
        Companion<C, E, R, U> companion,
        Function<R, String> rejections)
        implements Target<C, U> {

    @Override
    public String category() {
        return aggregate.category();
    }

    /// Declares a target whose commands concern one stream.
    public static <C, S, E extends U, R, U> ReactionTarget<C, S, E, R, U> of(
            Class<? extends C> commands, Aggregate<C, S, E, R> aggregate, Function<R, String> rejections) {
        return new ReactionTarget<>(commands, aggregate, Companion.none(), rejections);
    }
}
