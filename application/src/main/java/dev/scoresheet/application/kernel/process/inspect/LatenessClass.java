package dev.scoresheet.application.kernel.process.inspect;

import java.time.Duration;

/// Class of lateness: the least of the numbers 1, 2, 3 … that is not less than the milliseconds, in steps of a tenth.
/// A process keeps one counter for each class, so all firings together need a few hundred rows at most. A class is
/// stored, so it never changes.
public final class LatenessClass {

    private static final double STEP = 1.1;

    private LatenessClass() {}

    /// Returns the class of a lateness: an upper bound, at most a tenth and a millisecond above it.
    public static long of(Duration lateness) {
        var millis = Math.max(1, lateness.toNanos() / 1e6);
        var steps = StrictMath.ceil(StrictMath.log(millis) / StrictMath.log(STEP));
        return (long) StrictMath.ceil(StrictMath.pow(STEP, steps));
    }
}
