package dev.scoresheet.application.kernel.operations;

import dev.scoresheet.application.kernel.log.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Query to a source that may not answer, such as a database that hangs. Each caller waits for a bounded time. At most
/// one call of the source runs at a time. All callers share its answer, even when some time out before it. Thread-safe.
public final class Question<T> {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final String about;
    private final Supplier<T> source;
    private final Executor threads;
    private CompletableFuture<T> call = new CompletableFuture<>();
    private boolean begun;

    /// @param about name of the source, for the message when no answer arrives
    /// @param source call that may block and may throw
    public Question(String about, Supplier<T> source, Executor threads) {
        this.about = about;
        this.source = source;
        this.threads = threads;
    }

    /// Asks and waits.
    ///
    /// @throws StoreUnavailable when no answer arrives in time; otherwise the exception of the source
    public T answer(Duration within) {
        return await(asked(within));
    }

    /// Calls the source, unless a call is running. The future completes within the time: with the source's result, or
    /// with the failure that no answer arrived.
    public CompletableFuture<T> asked(Duration within) {
        return bounded(runningCall(), about, within);
    }

    private synchronized CompletableFuture<T> runningCall() {
        if (!begun || call.isDone()) {
            begun = true;
            call = CompletableFuture.supplyAsync(source, threads);
        }
        return call;
    }

    /// Limits the wait for a running call to a time. The call continues after a timeout.
    public static <T> CompletableFuture<T> bounded(CompletableFuture<T> call, String about, Duration within) {
        return call.copy().orTimeout(within.toNanos(), TimeUnit.NANOSECONDS).exceptionally(failed -> {
            if (failed instanceof TimeoutException) {
                throw new StoreUnavailable(
                        "%s gave no answer within %s s".formatted(about, within.toMillis() / 1e3), RETRY_AFTER);
            }
            throw failed instanceof CompletionException known ? known : new CompletionException(failed);
        });
    }

    /// @throws RuntimeException exception of the source, or the failure that no answer arrived
    public static <T> T await(CompletableFuture<T> bounded) {
        try {
            return bounded.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case RuntimeException thrown -> throw thrown;
                case Error error -> throw error;
                case null, default -> throw failed;
            }
        }
    }
}
