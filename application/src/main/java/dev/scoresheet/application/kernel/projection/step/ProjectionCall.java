package dev.scoresheet.application.kernel.projection.step;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Calls of a projection's own code. An event fails if the projection throws an exception or runs into an error.
/// Errors of the machine, such as too little memory, reach the caller instead.
public final class ProjectionCall {

    private static final int SHOWN = 300;

    private ProjectionCall() {}

    /// Returns the result of the call, or the value that `failed` makes from the reason of the failure.
    public static <T> T of(Supplier<T> call, Function<String, T> failed) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            return failed.apply(reason(failure));
        }
    }

    /// Runs a call that returns nothing, and passes the reason of a failure to `failed`.
    public static void run(Runnable call, Consumer<String> failed) {
        try {
            call.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            failed.accept(reason(failure));
        }
    }

    /// Returns the failure for operators, cut to a length that fits a line of a report.
    private static String reason(Throwable failure) {
        var message = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…";
    }
}
