package dev.scoresheet.application.kernel.projection.step;

import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// Calls of a projection's own code. An event that runs a projection into an error fails as much as one
/// that makes it throw. Errors that say something of the machine, as too little memory, are not of the
/// event: they go on to the caller.
public final class ProjectionCall {

    private static final int SHOWN = 300;

    private ProjectionCall() {}

    /// Answers the call, or what the caller makes of the reason for its failure.
    public static <T> T of(Supplier<T> call, Function<String, T> failed) {
        try {
            return call.get();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            return failed.apply(reason(failure));
        }
    }

    /// The same for a call that answers nothing.
    public static void run(Runnable call, Consumer<String> failed) {
        try {
            call.run();
        } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError failure) {
            failed.accept(reason(failure));
        }
    }

    /// For operators: what failed, cut to a length that fits a line of a report.
    private static String reason(Throwable failure) {
        var message = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        return message.length() <= SHOWN ? message : message.substring(0, SHOWN) + "…";
    }
}
