package dev.scoresheet.application.kernel.projection;

import java.util.function.Function;

/// Answer from one generation of a view, at one position.
///
/// @param position the position through which the answer includes the log
/// @param parked number of parked entries of the view, whose data can be missing from the answer
public record ViewAnswer<T>(T value, long position, int parked) {

    public <R> ViewAnswer<R> map(Function<T, R> function) {
        return new ViewAnswer<>(function.apply(value), position, parked);
    }
}
