package dev.scoresheet.bootstrap.kernel.process;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import java.lang.Thread.UncaughtExceptionHandler;

/// The end of every thread that ends by a failure. For want of memory the process ends with it, at once: nothing that
/// goes on without the thread can be trusted, and an orderly end would need memory. Whoever catches everything hands
/// such an error on, so this is the one place.
///
/// The launcher has the JVM end itself when the heap is used up; this is for the other limits, such as those of threads
/// and of memory outside of the heap, and for processes that were started without the launcher.
public record LastWords(System.Logger log) implements UncaughtExceptionHandler {

    /// For all threads of this process.
    public static void ofAllThreads() {
        Thread.setDefaultUncaughtExceptionHandler(new LastWords(System.getLogger(LastWords.class.getName())));
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        var fatal = failure instanceof OutOfMemoryError;
        try {
            log.log(
                    System.Logger.Level.ERROR,
                    fatal ? "out of memory: the process ends" : "the thread '" + thread.getName() + "' ends",
                    failure);
        } finally {
            if (fatal) {
                Runtime.getRuntime().halt(ExitCode.OUT_OF_MEMORY.number());
            }
        }
    }
}
