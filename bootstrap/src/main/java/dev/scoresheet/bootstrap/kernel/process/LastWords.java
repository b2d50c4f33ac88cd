package dev.scoresheet.bootstrap.kernel.process;

import dev.scoresheet.adapters.cli.kernel.ExitCode;
import java.lang.Thread.UncaughtExceptionHandler;

/// Handler for every thread that ends by a failure. If memory ran out, it also ends the process, at once. The other
/// threads cannot be trusted without the ended one, and an orderly end would need memory. Code that catches everything
/// rethrows such an error, so this is the one place.
///
/// The launcher makes the JVM end itself when the heap is full. This handler is for the other limits, such as those of
/// threads and of memory outside the heap. It is also for processes that were started without the launcher.
public record LastWords(System.Logger log) implements UncaughtExceptionHandler {

    /// Installs the handler for all threads of this process.
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
