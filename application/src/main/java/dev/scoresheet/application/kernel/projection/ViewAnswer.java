package dev.scoresheet.application.kernel.projection;

import java.util.function.Function;

/// An answer from a view: of one generation, as it was at one position.
///
/// @param position through which the log is in the answer
/// @param parked how many entries of the view are parked: that much may be missing
public record ViewAnswer<T>(T value, long position, int parked) {

    public <R> ViewAnswer<R> map(Function<T, R> function) {
        return new ViewAnswer<>(function.apply(value), position, parked);
    }
}
